/**
 * Sets properties of an element's own style, each only when it becomes another. By script and not as an attribute, which a host
 * with a strict policy forbids.
 */
import { noChange } from "lit";
import type { ElementPart } from "lit";
import { Directive, directive } from "lit/directive.js";

export const styled = directive(
  class extends Directive {
    readonly #set = new Map<string, string>();

    override render(properties: Readonly<Record<string, string>>): unknown {
      return properties;
    }

    override update({ element }: ElementPart, [properties]: [Readonly<Record<string, string>>]): typeof noChange {
      for (const [name, value] of Object.entries(properties)) {
        if (this.#set.get(name) !== value && element instanceof HTMLElement) {
          this.#set.set(name, value);
          element.style.setProperty(name, value);
        }
      }
      return noChange;
    }
  },
);
