/** `<lab-homes>`: the homes of consecutive keys, with the increment and the length for the reader to choose. */
import { homesOf, homesPicture, longestRun } from "../src/homes";
import { imageMarkup } from "./figures";
import type { Studio } from "./figures";
import { TEXT } from "./text";

/** The JDK's. */
const INCREMENT = 0x61c88647;
const LENGTH = 16;
const LENGTHS = [16, 32, 64];

export function homesMarkup(element: Element, studio: Studio): string {
  const { homes } = TEXT[studio.language];
  const first = homesOf(INCREMENT, LENGTH);
  const image = imageMarkup(element.id, homesPicture(first, LENGTH), first.join(", "), studio);
  const options = LENGTHS.map((length) => `<option>${length}</option>`).join("");
  return `<figure id="${element.id}" class="homes">${image}<form><label>${homes.increment} <input type="text" value="0x${INCREMENT.toString(16)}" spellcheck="false"></label> <label>${homes.length} <select>${options}</select></label> <output>${homes.longest} <b>${longestRun(first, LENGTH)}</b></output></form><figcaption>${element.innerHTML}</figcaption></figure>`;
}
