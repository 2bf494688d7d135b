/**
 * What the graph looks at of the listing and of the message: the Entry that a variable holds, the map that is being made, the
 * reference that is being cleared and, where entries are folded away, what the step touches. Nearly every step changes the
 * listing, and few of them the graph.
 */
import type { ListingView, MessageView } from "../../engine";
import type { Scene } from "../../scene";
import { foldsIn, MAKING } from "./tables";

/** The listing and the message without all that is nothing to the graph. */
export function asideOf(scene: Scene, unfolded: boolean): { readonly listing: ListingView | undefined; readonly message: MessageView } {
  const { listing, message } = scene.view;
  const touches = !unfolded && foldsIn(scene);
  const isCut = message.key === CUT;
  return {
    listing: listing && {
      method: MAKING.has(listing.method) ? listing.method : "",
      line: 0,
      taken: undefined,
      map: listing.map,
      scanned: [],
      variables: listing.variables.filter(({ value, slot }) => scene.objects.get(value.object)?.kind === "entry" || (touches && typeof slot === "number")),
    },
    message: { key: isCut ? CUT : "", arguments: isCut || touches ? message.arguments : [] },
  };
}

/** The message of a step that clears a reference. */
export const CUT = "step.cleared";
