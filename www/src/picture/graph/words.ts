/** The graph in words, for readers who do not see it: who refers to what, line by line. */
import type { Say } from "../../i18n";
import { ENTRIES, HOLDERS } from "./plan";
import type { Box, NameCell, Plan, Wire } from "./plan";

const STATES = {
  inUse: "ui.state.inUse",
  held: "ui.state.held",
  lingering: "ui.state.lingering",
  leaked: "ui.state.leaked",
  stale: "ui.state.stale",
  garbage: "ui.graph.garbage",
} as const;

/** One sentence for each thing that refers to others: `slot 2 (in use): #14 (weak), "two"`. */
export function tell({ lines, wires, folded }: Plan, say: Say): string {
  const boxes = new Map(lines.flatMap((line) => line.boxes.map((box) => [box.key, box] as const)));
  const outgoing = new Map<string, Wire[]>();
  for (const wire of wires) {
    outgoing.set(wire.from, [...(outgoing.get(wire.from) ?? []), wire]);
  }
  const targets = (key: string) =>
    (outgoing.get(key) ?? []).flatMap((wire) => {
      const target = boxes.get(wire.to);
      return target ? [wire.strength === "strong" ? labelOf(target) : `${labelOf(target)} (${say(`ui.graph.${wire.strength}`)})`] : [];
    });
  const sentences = lines.flatMap(({ name, boxes, notes }) => {
    const cleared = notes.some(({ from }) => from !== undefined) ? [say("ui.cleared")] : [];
    const sources = [
      ...(name && name.text !== "" && name.look !== "state" ? [{ text: nameOf(name), to: targets(name.key) }] : []),
      ...boxes.map((box) => ({
        text: boxWords(box, name, say),
        to: [...targets(box.key), ...(box.column === ENTRIES || box.column === HOLDERS ? cleared : [])],
      })),
    ];
    return sources.flatMap(({ text, to }) => (to.length === 0 ? [] : [`${text}: ${to.join(", ")}`]));
  });
  const more = folded > 0 ? [say("ui.folded", { count: folded })] : [];
  return [...sentences, ...more].join("; ");
}

/** A box with its state. */
export function boxWords(box: Box, name: NameCell | undefined, say: Say): string {
  return `${labelOf(box)}${stateOf(box, name, say)}`;
}

function nameOf({ text, detail }: NameCell): string {
  return detail === "" ? text : `${text} (${detail})`;
}

function labelOf({ label, detail }: Box): string {
  return detail === "" ? label : `${label} (${detail.replaceAll("\n", ", ")})`;
}

/** What is said of a box besides its label: the state of an Entry, and of a thread. */
function stateOf({ column, look, head }: Box, name: NameCell | undefined, say: Say): string {
  if (column === HOLDERS && name?.look === "state" && name.text !== "") {
    return ` (${name.text})`;
  }
  const state = column === ENTRIES && !head ? look.split(" ").find((look): look is keyof typeof STATES => look in STATES) : undefined;
  return state === undefined ? "" : ` (${say(STATES[state])})`;
}
