/** In Vue. */
import type { GlobalComponents } from "vue";
import "threadlocal-lab/vue";

type Props = InstanceType<GlobalComponents["threadlocal-lab"]>["$props"];
export const right: Props = { face: "reading", scenario: "first-set", step: "op:2" };
// @ts-expect-error There is no such face.
export const wrong: Props = { face: "raeding" };
