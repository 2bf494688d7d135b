/**
 * `<lab-compiled>`: what a scenario prints when one of its methods is compiled, beside what the interpreter prints. Each
 * `<p>` in it heads a line that is printed, `<figcaption>` is its caption.
 *
 * The lines were measured on JDKs by `tests/runners/compiled.rs`.
 */
import compiled from "../../tests/compiled.json";
import type { Studio } from "./figures";
import { escaped } from "./html";
import { TEXT } from "./text";

export function compiledMarkup(element: Element, { language }: Studio): string {
  const row = compiled.rows.find(({ scenario }) => scenario === element.getAttribute("scenario"));
  const heads = [...element.querySelectorAll("p")].map((head) => head.innerHTML);
  if (row?.interpreter.length !== heads.length) {
    throw new Error(`${row?.interpreter.length ?? 0} lines are printed, ${heads.length} have a head`);
  }
  const text = TEXT[language].compiled;
  const columns = [
    [text.interpreter, row.interpreter],
    [text.compiled("JDK 17"), row.jdk17],
    [text.compiled("JDK 25"), row.jdk25],
  ] as const;
  const head = columns.map(([name]) => `<th>${name}</th>`).join("");
  const lines = heads.map((name, n) => {
    const cells = columns.map(([, lines]) => cell(lines[n] ?? ""));
    return `<tr><td>${name}</td>${cells.join("")}</tr>`;
  });
  const caption = element.querySelector("figcaption")?.innerHTML ?? "";
  return `<figure id="${element.id}" class="compiled"><div class="scroll"><table class="rows"><thead><tr><td></td>${head}</tr></thead><tbody>${lines.join("")}</tbody></table></div><figcaption>${caption} <a class="here" href="#${element.id}" aria-label="#${element.id}">#</a></figcaption></figure>`;
}

/** The entries of a dump, without its sizes; a stale one stands out. */
function cell(line: string): string {
  const entries = escaped(line.slice(line.indexOf("|") + 1).trim());
  return line.includes(" stale ") ? `<td><span class="word stale"><code>${entries}</code></span></td>` : `<td><code>${entries}</code></td>`;
}
