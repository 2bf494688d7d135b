/** A section of the article as a tree. It knows no figure, no number and no language. */
import { parseHTML } from "linkedom";

export interface Section {
  /** The name of its file, and its anchor. */
  readonly name: string;
  readonly root: Element;
}

/** Reads the source of a section. */
export function parseSection(name: string, source: string): Section {
  const { document } = parseHTML(`<!doctype html><html><body><section id="${name}">${source}</section></body></html>`);
  const root = document.querySelector("section");
  if (!root) {
    throw new Error(`${name} is empty`);
  }
  return { name, root };
}

/** All scenarios that a section speaks of. */
export function scenariosOf({ root }: Section): string[] {
  return [...root.querySelectorAll("[scenario]")].map((element) => element.getAttribute("scenario") ?? "");
}

/** Puts markup where an element is. */
export function replace(element: Element, markup: string): void {
  const place = element.ownerDocument.createElement("template");
  place.innerHTML = markup;
  element.replaceWith(...place.content.childNodes);
}
