/**
 * Puts a pane into the figure, and leaves it alone as long as all that it reads is the same, and while it is out of sight.
 *
 * It knows no pane.
 */
import { noChange } from "lit";
import { Directive, directive } from "lit/directive.js";
import type { Context, Pane } from "./context";

/** One drawing of a figure. */
export interface Drawing {
  readonly context: Context;
  /** Whether a pane can be seen, or shall be drawn all the same. */
  readonly isWanted: (name: string) => boolean;
  /** Told of each pane that is drawn. */
  readonly drawn: (name: string) => void;
}

export const drawnPane = directive(
  class extends Directive {
    #seen: Partial<Context> | undefined;

    override render(name: string, pane: Pane, { context, isWanted, drawn }: Drawing): unknown {
      const before = this.#seen;
      if (before && !isWanted(name)) {
        return noChange;
      }
      if (before && pane.reads.every((section) => before[section] === context[section])) {
        return noChange;
      }
      // Only what it reads is remembered: the rest may go.
      this.#seen = Object.fromEntries(pane.reads.map((section) => [section, context[section]]));
      drawn(name);
      return pane.draw(context);
    }
  },
);
