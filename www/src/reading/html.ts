/** Makes HTML elements. */

/** An element with attributes and children; an attribute that is nothing is left out. */
export function html<N extends keyof HTMLElementTagNameMap>(
  name: N,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[N] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      element.setAttribute(attribute, value);
    }
  }
  element.append(...children);
  return element;
}
