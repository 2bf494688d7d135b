/** The page's style sheets as a picture file can hold them: no custom properties, no containers, light. It knows no picture. */
import tokens from "../src/tokens.css?inline";
import { MONO, SANS } from "./fonts";

const PAIR = /light-dark\(([^,()]+),\s*([^,()]+)\)/g;
const USE = /var\((--[\w-]+)\)/g;

/** Properties that a rule sets for itself alone, and what it sets with them. */
const OWN: Readonly<Record<string, string>> = { "--cell:": "fill:" };

/** The custom properties that style sheets declare at their roots, `more` before them. */
export function properties(sheets: readonly string[], more: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  const found = new Map(Object.entries({ "--text": SANS.en, "--prose": SANS["zh-CN"], "--mono": MONO, ...more }));
  for (const sheet of [tokens, ...sheets]) {
    for (const [, name = "", value = ""] of plainly(sheet).matchAll(/(--[\w-]+):\s*([^;}]+)/g)) {
      if (!found.has(name)) {
        found.set(name, value.trim());
      }
    }
  }
  return found;
}

/** The rules of a sheet; of its containers only the first, which is for small pictures. */
export function flat(sheet: string, known: ReadonlyMap<string, string>): string {
  const [plain = "", small = ""] = plainly(sheet).split(/@[^{]+\{/);
  let rules = `${plain}${small.replace(/\}\s*$/, "")}`;
  for (const [own, set] of Object.entries(OWN)) {
    rules = rules.replaceAll(own, set);
  }
  while (rules.includes("var(--")) {
    rules = rules.replace(USE, (use, name: string) => {
      const value = known.get(name);
      if (value === undefined) {
        throw new Error(`no style sheet says what ${use} is`);
      }
      return value.replace(PAIR, "$1");
    });
  }
  return rules;
}

/** The light value of a property. */
export function colour(known: ReadonlyMap<string, string>, name: string): string {
  return (known.get(name) ?? "").replace(PAIR, "$1");
}

function plainly(sheet: string): string {
  return sheet.replace(/\/\*[^]*?\*\//g, "");
}
