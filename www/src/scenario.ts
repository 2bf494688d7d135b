/** The corpus of scenarios, and what the header comments of a source say. It knows nothing else of Java. */

const FILES = import.meta.glob<string>("../scenarios/*.java", { query: "?raw", import: "default" });

const NAME = /([^/]+)\.java$/;

/** The names of all scenarios, as the `scenario` attribute takes them. */
export const SCENARIOS: readonly string[] = Object.keys(FILES).map(nameOf);

/** The source of a scenario. */
export async function sourceOf(name: string): Promise<string> {
  const path = Object.keys(FILES).find((path) => nameOf(path) === name);
  const file = path === undefined ? undefined : FILES[path];
  if (!file) {
    throw new Error(`no scenario is called ${name}`);
  }
  return file();
}

/** The title in `language`, or in English, or nothing. */
export function titleOf(source: string, language: string): string {
  const titles = new Map(
    [...source.matchAll(/^\s*\/\/\s*@title\.([\w-]+)\s+(.*?)\s*$/gm)].map(([, tag = "", text = ""]) => [tag, text]),
  );
  return titles.get(shortTag(language)) ?? titles.get("en") ?? "";
}

/** What is no code: comments, texts and characters. */
const NO_CODE = /\/\*[\s\S]*?\*\/|\/\/.*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** The outermost class around `main`; empty where `main` is in none, as in a compact source file. */
export function mainClassOf(source: string): string {
  const code = source.replaceAll(NO_CODE, "");
  const main = code.search(/\bvoid\s+main\s*\(/);
  for (const { 1: name = "", index } of code.matchAll(/\b(?:class|record|interface|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu)) {
    const between = index < main ? code.slice(index, main) : "";
    let depth = 0;
    const closes = [...between.matchAll(/[{}]/g)].some(([brace]) => {
      depth += brace === "{" ? 1 : -1;
      return depth === 0;
    });
    if (depth > 0 && !closes) {
      return name;
    }
  }
  return "";
}

/** The file that one's own source is saved as: called as its class, or else as its title says in Latin letters. */
export function fileFor(source: string): string {
  const title = titleOf(source, "en").toLowerCase().match(/[a-z0-9]+/g)?.join("-") ?? "";
  return `${mainClassOf(source) || title.slice(0, 60) || "program"}.java`;
}

/** Header comments name a language by its first part: `zh`. */
export function shortTag(language: string): string {
  return language.split("-")[0] ?? language;
}

function nameOf(path: string): string {
  return NAME.exec(path)?.[1] ?? path;
}
