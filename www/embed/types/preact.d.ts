/** `<threadlocal-lab>` in the JSX of Preact. Importing it registers the element, too. */
import type { ThreadlocalLab } from "../threadlocal-lab.js";
import type { LabAttributes, LabListeners } from "./attributes.js";
import type { JSX } from "preact";

export * from "../threadlocal-lab.js";

type Own = LabAttributes & LabListeners;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "threadlocal-lab": Own & Omit<JSX.HTMLAttributes<ThreadlocalLab>, keyof Own>;
    }
  }
}
