/** The page around the sections: head, contents, links between the languages. It knows no figure. */
import { FIRST, LANGUAGES, numberOf, PAGES } from "./outline";
import type { Language } from "./outline";
import type { Section } from "./section";
import { escaped } from "./html";
import { INTERVIEW } from "../interview/outline";
import type { Say } from "../src/i18n";
import { FILLED, pathsOf } from "./site";
import { TEXT } from "./text";

export interface Page {
  readonly head: string;
  readonly body: string;
}

/** Where the site will be. Links between its pages are relative; what other sites read of it must be absolute. */
const SITE = import.meta.env.VITE_SITE ?? "http://127.0.0.1:4173/";

/** A page in each language, by its path. */
type Paths = Readonly<Record<Language, string>>;

/** The address of a page. */
function addressOf(pages: Paths, language: Language): string {
  return SITE + pages[language].replace(/index\.html$/, "");
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
    meta("og:image", `${SITE}open-graph.png`),
    meta("og:image:width", "1200"),
    meta("og:image:height", "630"),
    `<meta name="twitter:card" content="summary_large_image">`,
    `<meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)">`,
    `<meta name="theme-color" content="#15181c" media="(prefers-color-scheme: dark)">`,
  ].join("\n");
}

/** What search engines read: each page, and its counterpart in the other language. */
export function sitemap(): string {
  const urls = [PAGES, INTERVIEW, ...Object.keys(FILLED).map(pathsOf)].flatMap((pages) => {
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

/** What stands in the body of a page; its `<main>` carries what the script says where the figures' own script does not come. */
export function bodyOf(language: Language, sections: readonly Section[], say: Say): string {
  const text = TEXT[language];
  const [other] = LANGUAGES.filter((each) => each !== language);
  const root = PAGES[language].includes("/") ? "../" : "";
  const link = other === undefined ? "" : `<a href="${root}${PAGES[other]}" lang="${other}" hreflang="${other}">${text.other}</a>`;
  const first = sections.find(({ name }) => name === FIRST);
  const rest = sections.filter(({ name }) => name !== FIRST);
  return `
<a class="skip" href="#contents">${text.skip}</a>
<header class="site"><a href="#${FIRST}">${escaped(text.title)}</a><nav aria-label="${text.pages}"><a href="${root}${INTERVIEW[language]}">${text.interview}</a><a href="${root}playground.html?lang=${language}">${text.playground}</a>${link}</nav></header>
<main data-absent="${escaped(say("ui.failed", { reason: say("ui.reason.part") }))}">
<article>
${first?.root.outerHTML ?? ""}
<nav id="contents" aria-labelledby="contents-title"><h2 id="contents-title">${text.contents}</h2><ol>${rest.map(entry).join("")}</ol></nav>
${rest.map((section) => numbered(section)).join("\n")}
</article>
</main>
<footer class="site"><p>${escaped(text.footer)}</p></footer>
`;
}

function entry({ name, root }: Section): string {
  return `<li><a href="#${name}">${root.querySelector("h2")?.innerHTML ?? ""}</a></li>`;
}

/** A section with its number and a link to itself in the heading. */
function numbered({ name, root }: Section): string {
  const heading = root.querySelector("h2");
  if (heading) {
    heading.innerHTML = `<span class="ordinal">${numberOf(name)}</span> ${heading.innerHTML} <a class="here" href="#${name}" aria-label="#${name}">#</a>`;
  }
  return root.outerHTML;
}
