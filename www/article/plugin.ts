/**
 * Puts the article into the pages when they are built: the Vite plugin around `article.ts`.
 *
 * It knows nothing of what an article is made of.
 */
import { runnerImport } from "vite";
import type { InlineConfig, Plugin } from "vite";

const SOURCE = new URL("article.ts", import.meta.url).pathname;

/** A runner without a page has no styles to collect: where a module asks for a style sheet as text, it gets the text. */
const styles: Plugin = {
  name: "styles-as-text",
  enforce: "pre",
  resolveId(source, importer) {
    return source.endsWith(".css?inline") ? this.resolve(source.replace(/inline$/, "raw"), importer) : null;
  },
};

/**
 * Fills the pages that have no script to fill them, and writes the files that they refer to; and writes the others in each
 * language.
 */
export function article(): Plugin[] {
  let built: Promise<typeof import("./article")> | undefined;
  const build = () => {
    // The module runs in Node with Vite's own loaders, so that it shares the page's modules as they are.
    const options = { configFile: false, logLevel: "warn", assetsInclude: ["**/*.wasm"], plugins: [styles] } satisfies InlineConfig;
    built ??= runnerImport<typeof import("./article")>(SOURCE, options).then(({ module }) => module);
    return built;
  };
  const filled: Plugin = {
    name: "article",
    async generateBundle() {
      const { files } = await build();
      for (const [fileName, source] of files) {
        this.emitFile({ type: "asset", fileName, source: await source });
      }
    },
    transformIndexHtml: {
      // After Vite has dealt with the addresses of its own files: those of the article are final.
      order: "post",
      async handler(html, { path }) {
        const { pages } = await build();
        const page = pages.get(path);
        return page
          ? html.replace("</head>", () => `${page.head}\n</head>`).replace("<body></body>", () => `<body>${page.body}</body>`)
          : html;
      },
    },
  };
  const translated: Plugin = {
    name: "article-translated",
    apply: "build",
    enforce: "post",
    async generateBundle(_, bundle) {
      const { translate } = await build();
      for (const page of Object.values(bundle)) {
        for (const [fileName, source] of page.type === "asset" ? translate(page.fileName, String(page.source)) : []) {
          if (fileName === page.fileName && page.type === "asset") {
            page.source = source;
          } else {
            this.emitFile({ type: "asset", fileName, source });
          }
        }
      }
    },
  };
  return [filled, translated];
}
