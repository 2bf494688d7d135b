/** The element, registered. */
import { registered } from "./define";
import { ThreadlocalLab as Own } from "./element";

export const ThreadlocalLab = registered(Own);
export type ThreadlocalLab = Own;

declare global {
  interface HTMLElementTagNameMap {
    "threadlocal-lab": ThreadlocalLab;
  }
}
