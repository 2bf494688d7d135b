import { createRoot } from "react-dom/client";
import "threadlocal-lab/react";

function Post() {
  return (
    <threadlocal-lab face="reading" scenario="set-misses-slot-5" step="op:40" onlab-step={({ detail }) => (document.title = `Step ${detail.step}`)} />
  );
}

createRoot(document.querySelector("#app")!).render(<Post />);
