/**
 * Finds digits in prose that nobody vouches for. Every number that a reader could check stands in a `<lab-number>`; what
 * is left is this list, each with its reason.
 */

/** What may hold digits: elements whose text is checked elsewhere, or is no prose. */
const EXEMPT = "code, pre, script, style, lab-number, lab-section";

/** Words with digits that are names. */
const NAMES: readonly RegExp[] = [
  // Versions and proposals: names that their makers gave.
  /\bJDK \d+(\.\d+)?/g,
  /\bJava \d+/g,
  /\bJEP \d+/g,
  /\bJLS \d+(\.\d+)+/g,
  /\bJDK-\d+/g,
  // A rule of a linter, by its name.
  /\bS\d{4}\b/g,
  /\bG1\b/g,
];

/** The digits of a fragment that nothing vouches for, with the words around them. */
export function strayDigits(fragment: Element): string[] {
  const stray: string[] = [];
  visit(fragment, stray);
  return stray;
}

function visit(node: Element, stray: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      const text = NAMES.reduce((text, name) => text.replaceAll(name, ""), child.textContent ?? "");
      const digit = /[\d０-９]/.exec(text);
      if (digit) {
        stray.push(text.slice(Math.max(0, digit.index - 30), digit.index + 30).replaceAll(/\s+/g, " "));
      }
    } else if (child.nodeType === 1) {
      const element = child as Element;
      if (element.localName === "lab-word") {
        stray.push(...strayInWord(element));
      } else if (!element.matches(EXEMPT)) {
        visit(element, stray);
      }
    }
  }
}

/** A word may name the slot that it points at, and no other. */
function strayInWord(word: Element): string[] {
  const slot = word.getAttribute("slot");
  const numbers = word.textContent.match(/\d+/g) ?? [];
  return word.querySelector("code") || numbers.every((number) => number === slot) ? [] : [word.outerHTML];
}
