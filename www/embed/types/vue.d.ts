/** `<threadlocal-lab>` in Vue's templates. Importing it registers the element, too. */
import type { DefineComponent } from "vue";
import type { LabAttributes } from "./attributes.js";

export * from "../threadlocal-lab.js";

declare module "vue" {
  interface GlobalComponents {
    "threadlocal-lab": DefineComponent<LabAttributes>;
  }
}
