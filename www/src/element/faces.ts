/** The two faces of a figure, and how each is told what the attributes say. */
import type { ThreadlocalWorkbench } from "../lab/element";
import type { ThreadlocalReading } from "../reading/element";
import { given } from "../reason";
import type { Early } from "./early";
import type { Setting, Settings } from "./settings";

/** What a figure looks like. */
export type Face = ThreadlocalReading | ThreadlocalWorkbench;

/** What concerns the element itself, or its other face. */
const NOT_THE_WORKBENCHS: readonly Setting[] = ["face", "recording"];
const THE_READING_FACES: readonly Setting[] = ["scenario", "recording", "autoplay", "readonly", "predict", "panes"];

export function isReading(face: Face): face is ThreadlocalReading {
  return face.localName === "threadlocal-reading";
}

/** A reading face, which is given what was asked for early. Throws a `Reason`. */
export async function newReading(early: Early | undefined): Promise<ThreadlocalReading> {
  const { ThreadlocalReading } = await given(() => import("../reading/element"), "ui.reason.part");
  const face = new ThreadlocalReading();
  face.early = early;
  return face;
}

/** A workbench, which is loaded when it is first asked for. Throws a `Reason`. */
export async function newWorkbench(): Promise<ThreadlocalWorkbench> {
  const { ThreadlocalWorkbench } = await given(() => import("../lab/element"), "ui.reason.part");
  return new ThreadlocalWorkbench();
}

/** Tells a face the value of a setting, if that concerns it. */
export function tell<Name extends Setting>(face: Face, name: Name, value: Settings[Name]): void {
  if (!isReading(face)) {
    if (!NOT_THE_WORKBENCHS.includes(name)) {
      Reflect.set(face, name, value);
    }
  } else if (THE_READING_FACES.includes(name)) {
    if (typeof value === "boolean") {
      face.toggleAttribute(name, value);
    } else {
      face.setAttribute(name, value ?? "");
    }
  }
}
