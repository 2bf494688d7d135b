/**
 * What an author copies to have a figure: the texts for each kind of host, and the files that hold them. It knows no page;
 * the sites of `tests/hosts` hold exactly these texts.
 */

/** A figure as an author wants it. */
export interface Wish {
  /** A name of the corpus; empty if `source` is the author's own. */
  readonly scenario: string;
  /** The author's own Java; empty for a scenario of the corpus. */
  readonly source: string;
  /** The element's other attributes. Those that are empty are left out, and `true` is one without a value. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What the figure is called by those who do not see it. */
  readonly title: string;
  /** The file of its picture, and the address that opens it in the lab. */
  readonly picture: string;
  readonly link: string;
}

/** A text, and the file of the author's site that it goes into; no file stands for the place of the figure. */
export interface Snippet {
  readonly file: string;
  readonly text: string;
  /** It makes the frame as high as what is in it; without it the figure runs all the same. */
  readonly listens?: true;
}

/** The kinds of hosts, in the order in which they are offered. */
export const HOSTS = ["HTML", "iframe", "Markdown", "Hexo", "Hugo", "mdBook", "VitePress"] as const;

/** A kind of host. */
export type Host = (typeof HOSTS)[number];

/** What the package's folder is called on the author's site. */
const FOLDER = "threadlocal-lab";

/** What the file of the author's own Java is called. Blank lines end the HTML that stands in Markdown, so it is a file. */
const JAVA = "figure.java";

type Recipe = (wish: Wish) => readonly Snippet[];

const RECIPES: Readonly<Record<Host, Recipe>> = {
  HTML: (wish) => [here(`${script(FOLDER)}\n${element(wish, inside(wish.source))}`)],
  iframe: (wish) => [
    ...java(wish, `${FOLDER}/`),
    here(
      `<iframe src="${FOLDER}/embed.html?${escaped(query(wish))}" title="${escaped(wish.title)}"\n` +
        `        width="100%" height="900" loading="lazy"></iframe>`,
    ),
    { file: "", text: LISTENER, listens: true },
  ],
  Markdown: ({ title, picture, link }) => [here(`[![${title.replaceAll(/[[\]\\]/g, "\\$&")}](${picture})](${link})`)],
  Hexo: (wish) => [...java(wish, "source/"), here(`${script(`/${FOLDER}`)}\n${element(wish, "", "/")}`)],
  Hugo: (wish) => [
    { file: `layouts/shortcodes/${FOLDER}.html`, text: SHORTCODE },
    ...java(wish, "static/"),
    here(`{{< threadlocal-lab ${pairs(wish, "/").map(assigned).join(" ")} >}}`),
  ],
  mdBook: (wish) => [...java(wish, "src/"), here(`${script(FOLDER)}\n${element(wish)}`)],
  VitePress: (wish) => [
    { file: ".vitepress/config.mjs", text: CONFIG },
    { file: ".vitepress/theme/index.mjs", text: THEME },
    ...java(wish, "public/"),
    here(element(wish, "", "/")),
  ],
};

/** All that a host needs for a figure, in the order in which an author does it. */
export function snippets(host: Host, wish: Wish): readonly Snippet[] {
  return RECIPES[host](wish);
}

/** As in the package's README. */
const LISTENER = `addEventListener("message", ({ source, data }) => data?.type === "threadlocal-lab-height" &&
  document.querySelectorAll("iframe").forEach((frame) => frame.contentWindow === source && (frame.height = data.height)));`;

const SHORTCODE =
  `<script type="module" src="{{ "threadlocal-lab/threadlocal-lab.js" | relURL }}"></script>\n` +
  `<threadlocal-lab{{ range $name, $value := .Params }} {{ printf "%s=%q" $name $value | safeHTMLAttr }}{{ end }}></threadlocal-lab>`;

const CONFIG = `  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "threadlocal-lab" } } },`;

const THEME = `  async enhanceApp() {
    // The site is rendered without a browser first; the figure needs one.
    if (!import.meta.env.SSR) {
      await import("threadlocal-lab");
    }
  },`;

function here(text: string): Snippet {
  return { file: "", text };
}

/** The file of the author's own Java, if there is any. */
function java({ source }: Wish, folder: string): readonly Snippet[] {
  return source === "" ? [] : [{ file: `${folder}${JAVA}`, text: source.trimEnd() }];
}

function script(folder: string): string {
  return `<script type="module" src="${folder}/threadlocal-lab.js"></script>`;
}

/** The element with its attributes. Java that is not inside it is a file in the folder `root`. */
function element(wish: Wish, content = "", root = ""): string {
  const all = content === "" ? pairs(wish, root) : chosen(wish);
  const attributes = all.map(([name, value]) => (value === "true" ? ` ${name}` : ` ${assigned([name, value])}`));
  return `<threadlocal-lab${attributes.join("")}>${content}</threadlocal-lab>`;
}

function inside(source: string): string {
  // A tag of its own would end it early, even in a string of Java.
  const text = source.trimEnd().replaceAll(/<(?=\/script|!--)/gi, "\\u003c");
  return source === "" ? "" : `\n  <script type="text/x-java">\n${text}\n  </script>\n`;
}

function query(wish: Wish): string {
  return pairs(wish, "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%20", "+")}`)
    .join("&");
}

type Pair = readonly [name: string, value: string];

/** What is shown, and how. */
function pairs(wish: Wish, root: string): readonly Pair[] {
  const scenario = wish.source === "" ? wish.scenario : `${root}${JAVA}`;
  return [["scenario", scenario], ...chosen(wish)];
}

function chosen({ attributes }: Wish): readonly Pair[] {
  return Object.entries(attributes).filter(([, value]) => value !== "");
}

function assigned([name, value]: Pair): string {
  return `${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
