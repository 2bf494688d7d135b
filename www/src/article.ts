/**
 * What makes the article alive: each figure becomes a `<threadlocal-lab>` when the reader comes near it, and the words
 * of the text light up what they name. Until the reader does something, nothing is loaded.
 */
import "./article.css";
import "./exercises.css";
import { followLinks, stay } from "./aim";
import { hold, watchReader } from "./hold";
import type { ThreadlocalLab } from "./element";

/** A figure this far outside the screen is made alive, so that it is there when the reader is. */
const NEAR = "600px";

/** What a reader does that says they are there. */
const SIGNS = ["scroll", "pointerdown", "keydown", "focusin"] as const;

let arrived: Promise<unknown> | undefined;

/** Loads the element and its engine, once, and then keeps the site for a visit without network. */
function load(): Promise<unknown> {
  arrived ??= Promise.all([import("./element"), import("./lab/element")]).finally(() => import("./offline"));
  return arrived;
}

/** Puts the live figure where its still picture is. */
async function enliven(place: HTMLElement): Promise<ThreadlocalLab> {
  await load();
  const alive = place.querySelector("threadlocal-lab");
  if (alive) {
    return alive;
  }
  const lab = document.createElement("threadlocal-lab");
  // It is near, but not seen before it is alive.
  lab.setAttribute("loading", "eager");
  for (const [name, value] of Object.entries(place.dataset)) {
    lab.setAttribute(name, value ?? "");
  }
  // The still picture keeps its room until the figure has drawn itself.
  lab.hidden = true;
  place.append(lab);
  await lab.ready;
  hold(place);
  for (const still of place.querySelectorAll(":scope > :not(threadlocal-lab)")) {
    still.remove();
  }
  lab.hidden = false;
  return lab;
}

/**
 * Brings a figure to life when its time has come; what keeps it from that is said below its still picture. A browser does not ask for a
 * script again that it has not got: only loading the page again helps.
 */
async function approach(place: HTMLElement): Promise<ThreadlocalLab | undefined> {
  try {
    return await enliven(place);
  } catch {
    const message = document.createElement("p");
    message.className = "absent";
    message.role = "alert";
    message.textContent = place.closest("main")?.dataset.absent ?? "";
    place.after(message);
    return undefined;
  }
}

followLinks();
watchReader(stay);
for (const link of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) {
  // The other language has the same places.
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>(".card button")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    // The style sheet leaves out everything else.
    button.closest(".card")?.classList.add("alone");
    print();
  });
}
addEventListener("afterprint", () => {
  document.querySelector(".card.alone")?.classList.remove("alone");
});

const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && target instanceof HTMLElement) {
        sight.unobserve(target);
        void approach(target);
      }
    }
  },
  { rootMargin: NEAR },
);

function begin(): void {
  for (const sign of SIGNS) {
    removeEventListener(sign, begin);
  }
  for (const place of document.querySelectorAll(".lab-figure > .lab")) {
    sight.observe(place);
  }
}

for (const sign of SIGNS) {
  addEventListener(sign, begin, { passive: true });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form.predict")) {
  predict(form);
}

/** Milliseconds a step: fast enough that a call is over while the reader still looks at it. */
const PACE = 150;

/** Once the call is run, the marks stay as they are and the figure plays it. */
function predict(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>(".lab");
  const result = form.querySelector("details");
  if (!place || !result) {
    return;
  }
  result.addEventListener(
    "toggle",
    () => {
      const marks = [...form.querySelectorAll("input")];
      for (const mark of marks) {
        mark.disabled = true;
      }
      const isRight = marks.every(({ checked, labels }) => checked === labels?.[0]?.classList.contains("freed"));
      const verdict = form.querySelector<HTMLElement>(".verdict");
      if (verdict) {
        verdict.textContent = (isRight ? verdict.dataset.right : verdict.dataset.wrong) ?? "";
      }
      void approach(place).then((lab) => {
        lab?.play(PACE);
      });
    },
    { once: true },
  );
}

for (const name of ["pointerover", "focusin"] as const) {
  addEventListener(name, (event) => {
    point(event.target, true);
  });
}
addEventListener("pointerout", (event) => {
  point(event.target, false);
});

/** Lights up, or puts out, what a word names. */
function point(target: EventTarget | null, on: boolean): void {
  const word = target instanceof Element ? target.closest<HTMLElement>(".word[data-figure]") : null;
  if (!word) {
    return;
  }
  const { figure = "", slot, object } = word.dataset;
  const lab = document.getElementById(figure)?.querySelector("threadlocal-lab");
  lab?.light(!on ? undefined : slot === undefined ? { object: Number(object) } : { slot: Number(slot) });
}

for (const figure of document.querySelectorAll("figure:is(.homes, .buckets, .hundred, .survey)")) {
  const form = figure.querySelector("form");
  const kind = figure.className;
  // What these figures do comes with the first thing that a reader does in them.
  form?.addEventListener(form.querySelector("button") ? "submit" : "input", (event) => {
    event.preventDefault();
    void import("./play").then(({ play }) => {
      play(kind, figure);
    });
  });
}
