/**
 * The place of the page that the reader has asked for, by a link or by the address: it is opened where it lies inside
 * something closed, and it stays where it was put while the figures around it come alive.
 *
 * It knows nothing of figures.
 */

/** Milliseconds in which figures come alive. Not every way to move on can be noticed: one that comes later is let alone. */
const SETTLING = 6000;

/** What a reader does who moves on by themselves. */
const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

let aim: Element | null = null;


/**
 * Puts what was asked for where it belongs, after something has changed the heights around it; false if the reader has
 * asked for nothing, or moved on.
 */
export function stay(): boolean {
  aim?.scrollIntoView({ behavior: "instant", block: "start" });
  return aim !== null;
}

/** From now on links and the address are followed. */
export function followLinks(): void {
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link) {
      // Before the browser goes there: it cannot stand at what is hidden.
      follow(link.hash);
    }
  });
  addEventListener("hashchange", () => {
    follow(location.hash);
  });
  for (const move of MOVES) {
    addEventListener(move, () => (aim = null), { passive: true });
  }
  follow(location.hash);
}

function follow(hash: string): void {
  const asked = targetOf(hash);
  aim = asked;
  if (asked && reveal(asked)) {
    requestAnimationFrame(stay);
  }
  setTimeout(() => {
    aim = aim === asked ? null : aim;
  }, SETTLING);
}

/** What a fragment names; one that is no text names nothing. */
function targetOf(hash: string): Element | null {
  try {
    return hash.length < 2 ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/** Opens the answers and the details that something lies in, and sets the switches to it; says whether there were any. */
function reveal(asked: Element): boolean {
  let found = setSwitches(asked);
  for (let place = asked.parentElement?.closest("details, .ask"); place; place = place.parentElement?.closest("details, .ask")) {
    found = true;
    if (place instanceof HTMLDetailsElement) {
      place.open = true;
    } else {
      place.classList.add("open");
    }
  }
  return found;
}

/** Where a figure is one of several in its place, it is the one that is seen. */
function setSwitches(asked: Element): boolean {
  const figure = asked.closest(".switch > figure");
  const form = figure?.parentElement;
  if (!figure || !form) {
    return false;
  }
  const groups = [...form.querySelectorAll(":scope > fieldset")].map((group) => [...group.querySelectorAll("input")]);
  let index = [...form.querySelectorAll(":scope > figure")].indexOf(figure);
  // With two switches the last one changes fastest.
  for (const inputs of groups.reverse()) {
    const input = inputs[index % inputs.length];
    index = Math.floor(index / inputs.length);
    if (input) {
      input.checked = true;
    }
  }
  return true;
}
