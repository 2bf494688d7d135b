/**
 * The package as a bundler takes it: the element, registered, the recordings under the names that the bundler gives them, and links,
 * which the page itself opens.
 */
import { said } from "../src/files";
import { registered } from "../src/element/define";
import { ThreadlocalLab as Own } from "../src/element/element";
import { recordings } from "./addresses/index.js";

/** How the fragment of a link to a figure begins. */
const LINK = "#lab=";

// Figures that are in the page already come to life when the element is registered.
const files = said();
files.recordings = recordings;
files.opensLinks = true;

/** The class that is registered. */
export const ThreadlocalLab = registered(Own);

addEventListener("hashchange", () => {
  void follow();
});
void follow();

/** Opens the link in the page's address, if it is one. */
async function follow(): Promise<void> {
  if (location.hash.startsWith(LINK)) {
    const { openLink } = await import("./open-link");
    await openLink();
  }
}
