/** Style sheets that are shared by all figures of a page. */

const made = new Map<string, CSSStyleSheet>();

/** The sheets of some texts, in their order; the same text is the same sheet. */
export function sheets(...texts: readonly string[]): CSSStyleSheet[] {
  return texts.map((text) => {
    const known = made.get(text);
    if (known) {
      return known;
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    made.set(text, sheet);
    return sheet;
  });
}
