/** What points at slots: the variables of the listing that are indices of the table. It knows no geometry. */
import type { ListingView } from "../engine";
import type { Scene } from "../scene";

/** A variable at its slot. */
export interface Pointer {
  readonly name: string;
  readonly slot: number;
  /** What belongs to it: `n = 4` beside the `i` of `cleanSomeSlots`. */
  readonly note: string;
}

/** The index variables of the method that runs, each with the slot it points at. */
export function pointers(scene: Scene): Pointer[] {
  const variables = here(scene)?.variables ?? [];
  const n = variables.find(({ name }) => name === "n");
  return variables.flatMap(({ name, slot }) => {
    if (typeof slot !== "number" || slot >= scene.length) {
      return [];
    }
    return [{ name, slot, note: name === "i" && n ? `n = ${n.value.text}` : "" }];
  });
}

/** What the listing says, if it works on the table that is drawn. */
export function here({ view, table }: Scene): ListingView | undefined {
  const { listing } = view;
  return listing && (listing.map === table?.map || listing.map === 0) ? listing : undefined;
}
