/**
 * `<lab-printed>`: a program that the lab refuses, with what JDKs printed. Its text names what the program is about.
 *
 * The programs are `tests/jdk`; what was printed is kept, and held against the JDKs, by `tests/runners/printed.rs`.
 */
import { escaped } from "../article/html";
import type { Language } from "../article/outline";
import { spoken } from "../src/spoken";
import printed from "../../tests/printed.json";
import { INTERVIEW_TEXT } from "./text";

const SOURCES = import.meta.glob<string>("../../tests/jdk/*.java", { query: "?raw", import: "default", eager: true });

/** Lines of a program's head that only its test reads. */
const HEAD = /^\/\/ (?:refused|from): .*\n/gm;

export function printedMarkup(element: Element, language: Language): string {
  const text = INTERVIEW_TEXT[language];
  const name = element.getAttribute("program") ?? "";
  const source = SOURCES[`../../tests/jdk/${name}.java`];
  const program = printed.programs.find((each) => each.name === name);
  if (source === undefined || !program) {
    throw new Error(`no program is called ${name}`);
  }
  const { lines } = spoken(source.replaceAll(HEAD, "").trim().split("\n"), language);
  return [
    `<details class="program"><summary>${text.printed(element.innerHTML)}</summary>`,
    `<p>${text.refused}</p>`,
    `<pre tabindex="0"><code>${escaped(lines.join("\n"))}</code></pre>`,
    ...[...outputs(program)].map(
      ([output, jdks]) => `<p>${text.printedBy(jdks.join(text.and))}</p><pre class="output" tabindex="0"><code>${escaped(output)}</code></pre>`,
    ),
    "</details>",
  ].join("");
}

/** Each output, with the JDKs that printed it. */
function outputs(program: { readonly jdk17?: readonly string[] | undefined; readonly jdk25: readonly string[] }): Map<string, string[]> {
  const outputs = new Map<string, string[]>();
  for (const [jdk, lines] of [["JDK 17", program.jdk17], ["JDK 25", program.jdk25]] as const) {
    if (lines) {
      const output = lines.join("\n");
      outputs.set(output, [...(outputs.get(output) ?? []), jdk]);
    }
  }
  return outputs;
}
