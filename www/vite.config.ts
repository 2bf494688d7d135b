import { defineConfig } from "vite";
import { article } from "./article/plugin.ts";
import { STYLED } from "./browsers.ts";
import { DEEP } from "./article/deep.ts";
import { offline } from "./offline/plugin.ts";
import { recordings } from "./recordings.ts";
import { cutWords } from "./words.ts";

export default defineConfig({
  // Relative addresses: any file server can serve the page from any folder.
  base: "./",
  plugins: [cutWords("site"), article(), recordings(), offline()],
  build: {
    target: "es2022",
    cssTarget: STYLED,
    // The wasm file stays a file of its own, which browsers compile while it loads.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: "index.html",
        zh: "zh/index.html",
        interview: "interview.html",
        zhInterview: "zh/interview.html",
        ...Object.fromEntries(DEEP.flatMap((name) => [`${name}.html`, `zh/${name}.html`].map((path) => [path.replace(/\W/g, "-"), path]))),
        playground: "playground.html",
        survey: "survey.html",
      },
    },
  },
  // The survey's worker shares the engine's module with the page.
  worker: { format: "es" },
});
