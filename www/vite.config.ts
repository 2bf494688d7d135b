import { defineConfig } from "vite";
import { article } from "./article/plugin.ts";

export default defineConfig({
  // Relative addresses: any file server can serve the page from any folder.
  base: "./",
  plugins: [article()],
  build: {
    target: "es2022",
    // The wasm file stays a file of its own, which browsers compile while it loads.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: "index.html",
        zh: "zh/index.html",
        playground: "playground.html",
        survey: "survey.html",
        "threadlocal-lab": "src/lab.ts",
      },
      // What other pages load by name keeps its name.
      output: {
        entryFileNames: ({ name }) => (name === "threadlocal-lab" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  // The survey's worker shares the engine's module with the page.
  worker: { format: "es" },
});
