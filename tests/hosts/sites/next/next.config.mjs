import { dirname } from "node:path";

export default {
  output: "export",
  // The packages lie in the folder above, and so does their lock file.
  turbopack: { root: dirname(import.meta.dirname) },
};
