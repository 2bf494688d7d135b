/** The keys of a figure, while it has the focus and whatever has it has no use for the key itself. */
import { KEYS } from "../player";
import type { Command } from "../player";

/** The command of a key that was pressed, if the figure is to obey it. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  const [origin] = event.composedPath();
  if (event.ctrlKey || event.altKey || event.metaKey || !(origin instanceof Element)) {
    return undefined;
  }
  // These have a use for the keys themselves.
  const own = event.key === " " ? "input, select, textarea, button" : "input, select, textarea, .lines, .printed";
  return origin.matches(own) ? undefined : KEYS[event.key];
}
