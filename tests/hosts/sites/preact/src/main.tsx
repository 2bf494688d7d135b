/** @jsxImportSource preact */
import { render } from "preact";
import "threadlocal-lab/preact";

render(<threadlocal-lab face="reading" scenario="set-misses-slot-5" step="op:40" />, document.querySelector("#app")!);
