/**
 * What makes the article more than a text: its figures come alive by themselves when the reader comes near; here is what lies
 * around them. What is told of a prediction waits until the run is over, words light up what they name, links open what they
 * lead to, and the contents show where the reader is.
 */
import "./article.css";
import "./exercises.css";
import "./element";
import { followLinks, stay } from "./aim";
import { hold, watchReader } from "./hold";
import { markPlace } from "./place";

/** What a reader does that says they are there. */
const SIGNS = ["scroll", "pointerdown", "keydown", "focusin"] as const;

/** After so many calls that did not help, the reader is told what does. */
const TRIES = 5;

followLinks();
watchReader(stay);
markPlace();

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

for (const sign of SIGNS) {
  addEventListener(sign, begin, { passive: true });
}

/** The reader is there: from now on the site is kept for a visit without network. */
function begin(): void {
  for (const sign of SIGNS) {
    removeEventListener(sign, begin);
  }
  void import("./offline");
}

for (const lab of document.querySelectorAll("threadlocal-lab")) {
  lab.addEventListener(
    "lab-step",
    () => {
      // By then it has taken the place of its still picture.
      requestAnimationFrame(() => {
        hold(lab);
      });
    },
    { once: true },
  );
}

for (const figure of document.querySelectorAll<HTMLElement>("figure.predict")) {
  withhold(figure);
}

/**
 * What is told below a figure is not seen before the run is over; where there is a button for it, not before the reader asks or
 * has tried a few calls.
 */
function withhold(figure: HTMLElement): void {
  const lab = figure.querySelector("threadlocal-lab");
  const tried = new Set<string>();
  lab?.addEventListener("lab-predicted", () => {
    figure.classList.add("over");
    tried.add(lab.source);
  });
  lab?.addEventListener("lab-step", () => {
    const { source } = lab;
    // The first step of another source is the one before the call that was fired.
    figure.classList.toggle("told", figure.classList.contains("told") || (tried.size > TRIES && tried.has(source)));
    if (tried.size > 0) {
      tried.add(source);
    }
  });
  figure.querySelector(".tell button")?.addEventListener("click", () => {
    figure.classList.add("told");
  });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>("a.case")) {
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openCase(link);
    }
  });
}

/** Opens a program in a row of its own below the one that speaks of it, or closes it again. */
function openCase(link: HTMLAnchorElement): void {
  const row = link.closest("tr");
  const next = row?.nextElementSibling;
  const isOpen = next?.classList.contains("opened") === true;
  if (isOpen) {
    next.remove();
  } else if (row) {
    const lab = document.createElement("threadlocal-lab");
    lab.setAttribute("face", "reading");
    lab.setAttribute("loading", "eager");
    for (const [name, value] of Object.entries(link.dataset)) {
      lab.setAttribute(name, value ?? "");
    }
    const cell = document.createElement("td");
    cell.colSpan = row.childElementCount;
    cell.append(lab);
    const opened = document.createElement("tr");
    opened.className = "opened";
    opened.append(cell);
    row.after(opened);
  }
  link.setAttribute("aria-expanded", String(!isOpen));
}

for (const quiz of document.querySelectorAll<HTMLElement>(".switch:has(.score)")) {
  keepScore(quiz);
}

/** Counts the tables of a quiz of which the reader has foreseen everything; the first try counts. */
function keepScore(quiz: HTMLElement): void {
  const score = quiz.querySelector<HTMLElement>(".score");
  const figures = [...quiz.querySelectorAll(":scope > figure")];
  const labels = quiz.querySelectorAll("label");
  const results = new Map<number, boolean>();
  quiz.addEventListener("lab-predicted", ({ target, detail: { right, asked } }) => {
    const index = figures.findIndex((figure) => target instanceof Node && figure.contains(target));
    if (score && !results.has(index)) {
      results.set(index, right === asked);
      labels[index]?.setAttribute("data-result", right === asked ? "✓" : "✗");
      const count = [...results.values()].filter(Boolean).length;
      score.textContent = (score.dataset.words ?? "").replace("{right}", String(count)).replace("{count}", String(results.size));
    }
  });
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
