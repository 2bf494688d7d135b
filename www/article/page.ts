/** The page around the sections: head, contents, links between the languages. It knows no figure. */
import { DEEP, deepPaths } from "./deep";
import { FIRST, folderOf, LANGUAGES, numberOf, PAGES, picturesOf, rootOf } from "./outline";
import type { Language } from "./outline";
import { replace } from "./section";
import type { Section } from "./section";
import { escaped } from "./html";
import { PREVIEW } from "../pictures/size";
import { INTERVIEW } from "../interview/outline";
import { addressOf, FILLED, pathsOf, SITE } from "./site";
import type { Paths } from "./site";
import { TEXT } from "./text";

export interface Page {
  readonly head: string;
  readonly body: string;
}

/** What search engines and previews read of a page, and where it is in each language. */
export interface Head {
  readonly language: Language;
  readonly pages: Paths;
  readonly title: string;
  readonly description: string;
}

/** Where a page is, in its language and in each. */
export function linksOf(pages: Paths, language: Language): string {
  return [
    `<link rel="canonical" href="${addressOf(pages, language)}">`,
    ...LANGUAGES.map((each) => `<link rel="alternate" hreflang="${each}" href="${addressOf(pages, each)}">`),
    `<link rel="alternate" hreflang="x-default" href="${addressOf(pages, "en")}">`,
  ].join("\n");
}

export function headOf({ language, pages, title, description }: Head): string {
  const meta = (name: string, content: string) => `<meta property="${name}" content="${escaped(content)}">`;
  const root = pages[language].includes("/") ? "../" : "";
  return [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    linksOf(pages, language),
    `<link rel="icon" href="${root}icon.svg" type="image/svg+xml">`,
    meta("og:type", "article"),
    meta("og:title", title),
    meta("og:description", description),
    meta("og:url", addressOf(pages, language)),
    meta("og:locale", language === "en" ? "en_US" : "zh_CN"),
    meta("og:image", `${SITE}${picturesOf(language)}preview.png`),
    meta("og:image:width", String(PREVIEW.width)),
    meta("og:image:height", String(PREVIEW.height)),
    `<meta name="twitter:card" content="summary_large_image">`,
    `<meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)">`,
    `<meta name="theme-color" content="#15181c" media="(prefers-color-scheme: dark)">`,
  ].join("\n");
}

/** What search engines read: each page, and its counterpart in the other language. */
export function sitemap(): string {
  const urls = [PAGES, INTERVIEW, ...DEEP.map(deepPaths), ...Object.keys(FILLED).map(pathsOf)].flatMap((pages) => {
    const links = LANGUAGES.map((each) => `<xhtml:link rel="alternate" hreflang="${each}" href="${addressOf(pages, each)}"/>`).join("");
    return LANGUAGES.map((each) => `<url><loc>${addressOf(pages, each)}</loc>${links}</url>`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("\n")}
</urlset>
`;
}

export function robots(): string {
  return `User-agent: *\nAllow: /\nSitemap: ${SITE}sitemap.xml\n`;
}

/** What stands in the body of the article's page. */
export function bodyOf(language: Language, parts: readonly Section[]): string {
  const text = TEXT[language];
  const first = parts.find(({ name }) => name === FIRST);
  const rest = parts.filter(({ name }) => name !== FIRST);
  const contents = `<nav id="contents" class="strip" aria-label="${text.contents}"><ol>${rest.map(entry).join("")}</ol></nav>`;
  return around(language, `#${FIRST}`, "index.html", `${first?.root.outerHTML ?? ""}\n${contents}\n${rest.map((part) => numbered(part)).join("\n")}`);
}

/** The same of a page that goes deeper. */
export function deepBodyOf(language: Language, { name, root }: Section): string {
  const heading = root.querySelector("h2");
  if (heading) {
    replace(heading, `<h1>${heading.innerHTML}</h1>`);
  }
  // What is below it goes up with it: no level is left out.
  for (const below of root.querySelectorAll("h3")) {
    replace(below, below.outerHTML.replace(/^<h3/, "<h2").replace(/h3>$/, "h2>"));
  }
  const { back, deep } = TEXT[language];
  const others = DEEP.filter((other) => other !== name).map((other) => `<li><a href="${other}.html">${escaped(deep[other].name)}</a></li>`);
  const onward = `<nav class="deeper" aria-label="${TEXT[language].deeper}"><ul><li><a href="index.html">${back}</a></li>${others.join("")}</ul></nav>`;
  return around(language, "index.html", `${name}.html`, `${root.outerHTML}\n${onward}`);
}

/** The head and the foot of every page; `home` is the article's beginning, `file` what the page is called in each language. */
function around(language: Language, home: string, file: string, article: string): string {
  const text = TEXT[language];
  const root = rootOf(language);
  const links = LANGUAGES.filter((each) => each !== language).map(
    (each) => `<a href="${root}${folderOf(each)}${file}" lang="${each}" hreflang="${each}">${text.other}</a>`,
  );
  return `
<a class="skip" href="#article">${text.skip}</a>
<header class="site"><a href="${home}">${escaped(text.site)}</a><nav aria-label="${text.pages}"><a href="${root}${INTERVIEW[language]}">${text.interview}</a><a href="${root}playground.html?lang=${language}">${text.playground}</a>${links.join("")}</nav></header>
<main id="article">
<article>
${article}
</article>
</main>
<footer class="site"><p>${escaped(text.footer)}</p></footer>
`;
}

function entry({ name, root }: Section): string {
  const heading = root.querySelector("h2");
  return `<li><a href="#${name}">${heading?.getAttribute("short") ?? heading?.innerHTML ?? ""}</a></li>`;
}

/** A part with its number and a link to itself in the heading. */
function numbered({ name, root }: Section): string {
  const heading = root.querySelector("h2");
  if (heading) {
    heading.removeAttribute("short");
    heading.innerHTML = `<span class="ordinal">${numberOf(name)}</span> ${heading.innerHTML} <a class="here" href="#${name}" aria-label="#${name}">#</a>`;
  }
  return root.outerHTML;
}
