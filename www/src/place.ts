/** Marks in the contents where the reader is: the last part that has begun above the middle of the screen. It knows no figure. */

/** From now on the contents show the reader's place. */
export function markPlace(): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".strip a")) {
    const part = document.getElementById(link.hash.slice(1));
    if (part) {
      links.set(part, link);
    }
  }
  const mark = () => {
    const begun = [...links.keys()].filter((part) => part.getBoundingClientRect().top < innerHeight / 2);
    const current = begun.at(-1);
    for (const [part, link] of links) {
      if (part === current) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  };
  // A part that comes to the middle, or goes from it, is another place.
  const sight = new IntersectionObserver(mark, { rootMargin: "-50% 0px -50% 0px" });
  for (const part of links.keys()) {
    sight.observe(part);
  }
}
