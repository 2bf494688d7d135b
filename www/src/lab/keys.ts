/** The keys of a figure, while it has the focus and whatever has it has no use for the key itself. */
import type { Command } from "../player";
import type { DialogName } from "../parts/dialogs";

/** What each key asks for. */
const KEYS: Readonly<Partial<Record<string, Command | DialogName>>> = {
  " ": "toggle",
  ArrowRight: "step",
  ArrowLeft: "back",
  ArrowDown: "operation",
  ArrowUp: "operationBack",
  Home: "first",
  End: "last",
  g: "goTo",
  "?": "help",
};

/** What has a use for every key, and what only for those that press or scroll. */
const TYPING = "input, select, textarea, dialog, dialog *, [contenteditable]";
const MOVING = ".lines, .line-number, .printed, [role=tab], .stop";
const PRESSING = "button, a, summary, .stop";

/** What a key that was pressed asks of the figure, if the figure is to listen to it. */
export function askedBy(event: KeyboardEvent): Command | DialogName | undefined {
  const [origin] = event.composedPath();
  const asked = KEYS[event.key];
  if (!asked || event.ctrlKey || event.altKey || event.metaKey || !(origin instanceof Element) || origin.matches(TYPING)) {
    return undefined;
  }
  const moves = event.key.length > 1;
  const own = (moves && origin.matches(MOVING)) || (event.key === " " && origin.matches(PRESSING));
  return own ? undefined : asked;
}
