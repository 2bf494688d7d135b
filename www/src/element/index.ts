/** Registers `<threadlocal-lab>`, once for a page. */
import { ThreadlocalLab } from "./element";

export { ThreadlocalLab };

if (!customElements.get("threadlocal-lab")) {
  customElements.define("threadlocal-lab", ThreadlocalLab);
}

declare global {
  interface HTMLElementTagNameMap {
    "threadlocal-lab": ThreadlocalLab;
  }
}
