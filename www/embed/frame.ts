/**
 * The page for iframes. Its address holds the element's attributes: `embed.html?scenario=first-set&step=op:2&lang=en`;
 * `source=` is a source instead of a scenario, and so is a link to a figure, which is the fragment of an address.
 *
 * It sends its host `{ type: "threadlocal-lab-height", height }` whenever its height changes, in CSS pixels, and `{ type:
 * "threadlocal-lab-step", step, stepCount, operation }` after each step that is shown. From its host,
 * and from nobody else, it takes `threadlocal-lab-seek` with a `step`, `threadlocal-lab-play` and `threadlocal-lab-pause`,
 * each as the `type` of an object. It does not know who the host is, and sends it nothing but numbers.
 */
import { ThreadlocalLab } from "../src/element";
import type { StepDetail } from "./element";

const OPTIONS = [
  "scenario",
  "panes",
  "layout",
  "lang",
  "theme",
  "step",
  "autoplay",
  "loop",
  "controls",
  "predict",
  "readonly",
  "face",
  "recording",
  "loading",
  "prefetch",
  "link-page",
] as const;

/** What a host may ask, by the type of its message. */
const REQUESTS: Readonly<Record<string, (lab: ThreadlocalLab, message: Record<string, unknown>) => void>> = {
  "threadlocal-lab-seek": (lab, { step }) => {
    if (typeof step === "number" || typeof step === "string") {
      lab.seek(step);
    }
  },
  "threadlocal-lab-play": (lab) => {
    lab.play();
  },
  "threadlocal-lab-pause": (lab) => {
    lab.pause();
  },
};

const lab = figureOf(new URLSearchParams(location.search));
document.body.append(lab);
new ResizeObserver(() => {
  tell("height", { height: Math.ceil(lab.getBoundingClientRect().height) });
}).observe(lab);
lab.addEventListener("lab-step", (event) => {
  tell("step", (event as CustomEvent<StepDetail>).detail);
});
addEventListener("hashchange", () => {
  void open();
});
void open();
addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
  if (source === parent && source !== window && isRecord(data) && typeof data.type === "string") {
    if (Object.hasOwn(REQUESTS, data.type)) {
      REQUESTS[data.type]?.(lab, data);
    }
  }
});

function figureOf(address: URLSearchParams): ThreadlocalLab {
  const element = new ThreadlocalLab();
  for (const name of OPTIONS) {
    const value = address.get(name);
    if (value !== null) {
      element.setAttribute(name, value);
    }
  }
  const source = address.get("source");
  if (source !== null) {
    element.source = source;
  }
  document.documentElement.lang = address.get("lang") ?? navigator.language;
  return element;
}

/** Opens the figure that the address links to. */
async function open(): Promise<void> {
  const trouble = document.querySelector<HTMLParagraphElement>("#trouble");
  if (!trouble || location.hash === "") {
    return;
  }
  const { follow } = await import("../src/share/follow");
  const language = await follow(lab, trouble);
  if (language) {
    document.documentElement.lang = language;
  }
}

/** Tells the host something in numbers. */
function tell(what: string, numbers: object): void {
  if (parent !== window) {
    // A host's origin is not known, and these are no secrets.
    parent.postMessage({ type: `threadlocal-lab-${what}`, ...numbers }, "*");
  }
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null;
}
