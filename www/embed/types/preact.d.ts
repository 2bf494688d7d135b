/** `<threadlocal-lab>` in the JSX of Preact. Importing it registers the element, too. */
import type { ThreadlocalLab } from "../threadlocal-lab.js";
import type { LabAttributes, LabListeners } from "./attributes.js";
import type { HTMLAttributes } from "preact";

export * from "../threadlocal-lab.js";

type Own = LabAttributes & LabListeners;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "threadlocal-lab": Own & Omit<HTMLAttributes<ThreadlocalLab>, keyof Own>;
    }
  }
}
