/** Where lines may break: Chinese headings between words, expressions in code not at all. It knows no section. */

/** An expression of more characters would leave a phone's line empty before it. */
const WHOLE = 28;

const HAN_BEFORE = /\p{Script=Han}$/u;
const HAN_AFTER = /^\p{Script=Han}/u;

/** Marks what is not to be broken, and in Chinese headings where they may be. */
export function breakWell(root: Element, language: string): void {
  for (const code of root.querySelectorAll("code")) {
    const text = code.textContent;
    if (text.includes(" ") && text.length <= WHOLE && !code.closest("pre")) {
      code.classList.add("whole");
    }
  }
  if (language.startsWith("zh")) {
    const segmenter = new Intl.Segmenter(language, { granularity: "word" });
    for (const heading of root.querySelectorAll("h1, h2, h3")) {
      breakBetweenWords(heading, segmenter);
    }
  }
}

function breakBetweenWords(element: Element, segmenter: Intl.Segmenter): void {
  for (const child of [...element.childNodes]) {
    if (child.nodeType === 3) {
      const words = [...segmenter.segment(child.textContent ?? "")].map(({ segment }) => segment);
      const parts = words.flatMap((word, n) => {
        const isBetween = HAN_BEFORE.test(words[n - 1] ?? "") && HAN_AFTER.test(word);
        return isBetween ? [element.ownerDocument.createElement("wbr"), word] : [word];
      });
      child.replaceWith(...parts);
    } else if (child.nodeType === 1 && (child as Element).localName !== "code") {
      breakBetweenWords(child as Element, segmenter);
    }
  }
}
