/** `<threadlocal-lab>` in the JSX of React 19. Importing it registers the element, too. */
import type { ThreadlocalLab } from "../threadlocal-lab.js";
import type { LabAttributes, LabListeners } from "./attributes.js";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

export * from "../threadlocal-lab.js";

type Own = LabAttributes & LabListeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "threadlocal-lab": Own & Omit<DetailedHTMLProps<HTMLAttributes<ThreadlocalLab>, ThreadlocalLab>, keyof Own>;
    }
  }
}
