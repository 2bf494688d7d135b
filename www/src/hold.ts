/**
 * What a reader is at stays where it is on the screen while places of the page take another height: what they have asked
 * for, press, point at or have focused; and where they do none of that, what is below a place that has left the screen at
 * the top.
 *
 * It knows nothing of figures.
 */

/** Where the reader was last: at a point of the screen, or at an element. */
let at: { readonly x: number; readonly y: number } | Element | undefined;

/** Puts what the reader has asked for where it belongs; false if there is nothing of that kind. */
let stay: () => boolean = () => false;

/** The places that are held, with the height that each had last. */
const heights = new Map<Element, number>();

const sizes = new ResizeObserver((entries) => {
  // From the top to the bottom: each then finds the places above it where they will be.
  const places = entries.map(({ target }) => target).sort((one, other) => (isBehind(one, other) ? -1 : 1));
  for (const place of places) {
    const { top, bottom, height } = place.getBoundingClientRect();
    const grown = height - (heights.get(place) ?? height);
    heights.set(place, height);
    // What grows does so at its bottom.
    if (grown !== 0 && !stay() && isAbove(place, top, bottom - grown)) {
      scrollBy({ top: grown, behavior: "instant" });
    }
  }
});

/** From now on it is known where the reader is; `asked` puts what they have asked for where it belongs, if that still counts. */
export function watchReader(asked: () => boolean): void {
  stay = asked;
  for (const name of ["pointermove", "pointerdown"] as const) {
    addEventListener(
      name,
      ({ clientX: x, clientY: y }) => {
        at = { x, y };
      },
      { passive: true, capture: true },
    );
  }
  for (const name of ["pointerup", "pointercancel"] as const) {
    addEventListener(
      name,
      ({ pointerType }) => {
        // A finger that is gone points at nothing.
        at = pointerType === "touch" ? undefined : at;
      },
      { passive: true, capture: true },
    );
  }
  addEventListener("keyup", () => {
    const { activeElement, body } = document;
    at = activeElement === body ? at : (activeElement ?? at);
  });
}

/** From now on what the reader is at does not move when `place` takes another height than the one it has. */
export function hold(place: Element): void {
  heights.set(place, place.getBoundingClientRect().height);
  sizes.observe(place);
  // The browser has a way of its own to do this, which knows of no pointer. With both, the page would move twice. Chrome asks
  // the body, and not the root, whether it may.
  document.body.style.overflowAnchor = "none";
}

/** Whether a place, which went from `top` to `bottom` on the screen, is above what the reader is at. */
function isAbove(place: Element, top: number, bottom: number): boolean {
  if (at instanceof Element && isSeen(at)) {
    return isBehind(place, at);
  }
  if (at !== undefined && !(at instanceof Element)) {
    return bottom <= at.y;
  }
  return top < 0 && bottom < innerHeight / 2;
}

/** Whether another element begins behind the end of this one. */
function isBehind(place: Element, other: Element): boolean {
  return (place.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !place.contains(other);
}

function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
