/** A page that opens the links to figures: the fragment of its address holds one. */
import type { ThreadlocalLab } from "../lab";

/** Whether the fragment of an address is a link to a figure, whatever is in it. */
export function isLink(hash: string): boolean {
  return hash.startsWith("#lab=");
}

/**
 * Opens the figure that a link holds, and gives back its language.
 *
 * @throws if the link is damaged; the figure is unchanged then.
 */
export async function follow(lab: ThreadlocalLab, hash: string): Promise<string> {
  const { unpack } = await import("./link");
  const { source, step, language, panes } = await unpack(hash);
  lab.panes = panes;
  lab.source = source;
  lab.seek(step);
  return language;
}
