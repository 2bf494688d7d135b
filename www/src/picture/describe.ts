/** A table in words, for readers who do not see it. */
import type { Say } from "../i18n";
import { named } from "../scene";
import type { NamedSlot, Scene } from "../scene";

/** More slots than this are counted, not named. */
const SLOT_LIMIT = 64;

/** One sentence for the table, then its slots. */
export function describe(scene: Scene, say: Say): string {
  const { table, thread } = scene;
  if (!table) {
    return say(thread ? "ui.noMap" : "ui.loading");
  }
  const { length, size, threshold } = table;
  const head = say("ui.table", { thread: thread?.name ?? "", length, size, threshold });
  if (size > SLOT_LIMIT) {
    return head;
  }
  const slots = [...scene.slots.occupied()].map((slot) => slotWords(named(scene, slot), say));
  return [head, ...slots].join("; ");
}

/** A slot with what is in it. */
export function slotWords({ index, state, keyName, valueName }: NamedSlot, say: Say): string {
  return `${index} ${state === "stale" ? say("ui.stale") : keyName} ${valueName}`;
}
