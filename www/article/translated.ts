/**
 * Pages that a script fills, written in each language: `zh/survey.html` says without a script what `survey.html` says with one, and
 * both say so in their heads. It knows elements by `data-words` and `data-label`, as `src/speak.ts` does.
 */
import { parseHTML } from "linkedom";
import type { Key, Say } from "../src/i18n";
import { LANGUAGES } from "./outline";
import type { Language } from "./outline";
import { linksOf } from "./page";
import { FILLED, pathsOf } from "./site";

/** Pages that stand in the folder of their language. */
const TRANSLATED = ["index.html", "interview.html", ...Object.keys(FILLED)];

/** A page in each language, by its path. */
export function translated(name: string, source: string, say: Readonly<Record<Language, Say>>): Map<string, string> {
  const paths = pathsOf(name);
  return new Map(LANGUAGES.map((language) => [paths[language], inLanguage(source, FILLED[name] ?? "", language, say[language], linksOf(paths, language))]));
}

function inLanguage(source: string, prefix: string, language: Language, say: Say, links: string): string {
  const { document } = parseHTML(source);
  const root = document.documentElement;
  root.setAttribute("lang", language);
  const title = document.querySelector("title");
  if (title) {
    title.textContent = say(`${prefix}.title` as Key);
  }
  document.querySelector("meta[name=description]")?.setAttribute("content", say(`${prefix}.description` as Key));
  for (const element of document.querySelectorAll("[data-words]")) {
    element.textContent = say(element.getAttribute("data-words") as Key);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.getAttribute("data-label") as Key));
  }
  if (language !== "en") {
    root.setAttribute("data-folder", "");
    for (const name of ["href", "src"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, fromFolder(element.getAttribute(name) ?? ""));
      }
    }
  }
  return `<!doctype html>\n${root.outerHTML.replace("</head>", () => `${links}</head>`)}\n`;
}

/** An address of a page at the root, from the folder of a language. */
function fromFolder(address: string): string {
  const isBeside = /^(?:[?#]|\w+:)/.test(address) || TRANSLATED.includes(address);
  return isBeside ? address : `../${address.replace(/^\.\//, "")}`;
}
