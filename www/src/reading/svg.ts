/** Makes SVG elements, and sets of them only what has changed. */

const NAMESPACE = "http://www.w3.org/2000/svg";

/** An element with attributes and children. */
export function svg<N extends keyof SVGElementTagNameMap>(
  name: N,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[N] {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, String(value));
  }
  element.append(...children);
  return element;
}

/** Sets an attribute, unless it is so already; nothing takes it away. */
export function put(element: Element, attribute: string, value: string | number | undefined): void {
  const text = value === undefined ? null : String(value);
  if (element.getAttribute(attribute) !== text) {
    if (text === null) {
      element.removeAttribute(attribute);
    } else {
      element.setAttribute(attribute, text);
    }
  }
}

/** Sets a text, unless it is so already. */
export function write(node: Node, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Makes these the children of an element, in this order; those that stay are not touched. */
export function arrange(parent: Element, children: readonly Element[]): void {
  const stays = new Set(children);
  for (const child of [...parent.children]) {
    if (!stays.has(child)) {
      child.remove();
    }
  }
  for (const [index, child] of children.entries()) {
    if (parent.children[index] !== child) {
      parent.insertBefore(child, parent.children[index] ?? null);
    }
  }
}
