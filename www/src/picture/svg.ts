/**
 * The description of a picture as the text of an SVG file that needs nothing else: the page's own styles are in it, for
 * light and dark. It knows no DOM, so the build can use it too.
 */
import graph from "../styles/graph.css?inline";
import slots from "../styles/slots.css?inline";
import tokens from "../tokens.css?inline";
import { attributesOf, TAGS } from "./element";
import type { Attributes } from "./element";
import { r } from "./geometry";
import type { Picture, Shape } from "./shape";

export type Theme = "light" | "dark";

export interface SvgOptions {
  /** The same in words, for readers who do not see it. */
  readonly label?: string;
  /** The language of the label and of the words in the picture. */
  readonly language?: string;
  /** One look for ever; without it, the file is light or dark as its reader's system is. */
  readonly theme?: Theme;
  /** The address that a click leads to. A page that shows the file as an image takes no clicks for it. */
  readonly link?: string;
}

/** The picture as a file. */
export function toSvg({ width, height, shapes }: Picture, { label = "", language, theme, link }: SvgOptions = {}): string {
  const box = `0 0 ${r(width)} ${r(height)}`;
  const root = tag("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: box,
    width: r(width),
    height: r(height),
    // What is in an image is no link for those who do not see it.
    role: link === undefined ? "img" : "group",
    "aria-label": label,
    ...(language === undefined ? {} : { "xml:lang": language }),
  });
  const title = label === "" ? "" : `<title>${escaped(label)}</title>`;
  const paper = `<rect class="paper" width="${r(width)}" height="${r(height)}"/>`;
  const drawn = `${paper}${shapes.map(write).join("")}`;
  const content = link === undefined ? drawn : `${tag("a", { href: link, target: "_top", "aria-label": label })}${drawn}</a>`;
  return `${root}${title}<style>${escaped(styles(theme))}</style>${content}</svg>\n`;
}

function write(shape: Shape): string {
  const attributes = attributesOf(shape);
  switch (shape.kind) {
    case "group": {
      const { x, y, turn } = shape;
      const transform = `translate(${r(x)} ${r(y)}) rotate(${r(turn)})`;
      return `${tag(TAGS.group, { ...attributes, transform })}${shape.children.map(write).join("")}</g>`;
    }
    case "text":
      return `${tag(TAGS.text, attributes)}${escaped(shape.text)}</text>`;
    case "path":
    case "box":
      return tag(TAGS[shape.kind], attributes, "/");
  }
}

function tag(name: string, attributes: Attributes, end: "" | "/" = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${written.join("")}${end}>`;
}

/** What XML 1.0 cannot hold at all, even escaped: most control characters, halves of surrogate pairs, two more. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };

function escaped(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"\t\n\r]/g, (letter) => ENTITIES[letter] ?? letter);
}

/** The styles of both pictures, with the tokens of one theme or of both. */
function styles(theme: Theme | undefined): string {
  const rules = `.paper{fill:var(--paper)}${brief(slots)}${brief(graph)}`;
  const used = declarations().filter(([name]) => rules.includes(`var(${name}`));
  const root = (pairs: readonly Declaration[], side: Theme) =>
    `:root{${pairs.map(([name, value]) => `${name}:${value.replace(PAIR, side === "light" ? "$1" : "$2")}`).join(";")}}`;
  if (theme !== undefined) {
    return `${root(used, theme)}${rules}`;
  }
  const dark = root(used.filter(([, value]) => value.search(PAIR) >= 0), "dark");
  return `${root(used, "light")}@media (prefers-color-scheme:dark){${dark}}${rules}`;
}

type Declaration = readonly [name: string, value: string];

const PAIR = /light-dark\(([^,()]+),\s*([^,()]+)\)/;

/** The custom properties of the tokens. */
function declarations(): Declaration[] {
  const [, block = ""] = /\{([^}]*)\}/.exec(tokens) ?? [];
  return [...brief(block).matchAll(/(--[\w-]+):([^;]+)/g)].map(([, name = "", value = ""]) => [name, value] as const);
}

/** CSS without comments and needless space. */
function brief(css: string): string {
  return css.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1").replace(/: /g, ":");
}
