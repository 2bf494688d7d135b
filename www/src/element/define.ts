/** Registers a class as `<threadlocal-lab>`, once for a page: whoever comes later steps back. */
import type { ThreadlocalLab } from "./element";

const NAME = "threadlocal-lab";

/** The class that is registered then: of another one no element can be made. */
export function registered(own: typeof ThreadlocalLab): typeof ThreadlocalLab {
  const first = customElements.get(NAME) as typeof ThreadlocalLab | undefined;
  if (!first) {
    customElements.define(NAME, own);
  } else if (first.version !== own.version) {
    console.warn(`<${NAME}> is registered already, by version ${first.version}; version ${own.version} steps back.`);
  }
  return first ?? own;
}
