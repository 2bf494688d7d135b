/**
 * The keyboard among the things of a picture. Tab leads to one of them, the arrow keys to the others, Enter keeps its light
 * on, Escape leads back to the figure.
 */
const WAYS: Readonly<Partial<Record<string, number>>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/** What of a picture takes the focus. */
const STOP = ".stop";

/** A click on a thing of a picture leaves the keys to the figure: stepping goes on. */
export function leavesKeys(event: Event): void {
  const { target, currentTarget } = event;
  if (target instanceof Element && target.closest(STOP) && currentTarget instanceof HTMLElement) {
    event.preventDefault();
    currentTarget.focus({ preventScroll: true });
  }
}

/** Does what a key asks that was pressed on a thing of a picture; whether it asked for anything. */
export function movedAmong(event: KeyboardEvent): boolean {
  const [origin] = event.composedPath();
  if (!(origin instanceof SVGElement) || !origin.matches(STOP) || event.ctrlKey || event.altKey || event.metaKey) {
    return false;
  }
  const way = WAYS[event.key];
  if (way !== undefined) {
    const stops = inOrder(origin);
    goTo(stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(origin) + way))], origin);
  } else if (event.key === "Enter" || event.key === " ") {
    origin.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
  } else if (event.key === "Escape") {
    origin.closest("section")?.focus();
  } else {
    return false;
  }
  return true;
}

function goTo(next: SVGElement | undefined, last: SVGElement): void {
  if (next && next !== last) {
    last.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}

/** The things of the same picture: by their slots in the table, line by line in the graph. */
function inOrder(stop: SVGElement): SVGElement[] {
  const canvas = stop.ownerSVGElement;
  const isTable = canvas?.matches(".slots") === true;
  const placed = [...(canvas?.querySelectorAll<SVGElement>(STOP) ?? [])].map((stop) => {
    const { left, top, height } = stop.getBoundingClientRect();
    // The boxes of a line share its middle, whatever their height.
    return { stop, line: isTable ? Number(stop.dataset.slot) : Math.round(top + height / 2), left };
  });
  return placed.sort((a, b) => a.line - b.line || a.left - b.left).map(({ stop }) => stop);
}
