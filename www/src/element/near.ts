/** When something comes near: within a screen of what is seen. What is not rendered, in closed `<details>` for instance, is not near. */

/** So many screens away is near. */
const SCREENS = 1;

/** Whether an element is near now. It is measured for that, so it is for few. */
export function isNear(element: Element): boolean {
  // In closed `<details>` it has a size, but is not rendered.
  if (!element.checkVisibility()) {
    return false;
  }
  const { top, bottom, width, height } = element.getBoundingClientRect();
  const margin = SCREENS * innerHeight;
  return width * height > 0 && bottom > -margin && top < innerHeight + margin;
}

/** Calls `come` once an element is near; what comes back stops looking. */
export function whenNear(element: Element, come: () => void): () => void {
  const sight = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        sight.disconnect();
        come();
      }
    },
    { rootMargin: `${SCREENS * 100}%` },
  );
  sight.observe(element);
  return () => {
    sight.disconnect();
  };
}
