/** In Preact. */
/** @jsxImportSource preact */
import "threadlocal-lab/preact";

export const right = <threadlocal-lab face="reading" scenario="first-set" step="op:2" class="wide" onlab-step={({ detail }) => detail.operation} />;
// @ts-expect-error There is no such face.
export const wrong = <threadlocal-lab face="raeding" />;
