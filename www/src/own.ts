/** What a source of one's own is called by its Java, and the file that it is saved as. It knows no Java but that. */

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
export function fileFor(source: string, title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g)?.join("-") ?? "";
  return `${mainClassOf(source) || words.slice(0, 60) || "program"}.java`;
}
