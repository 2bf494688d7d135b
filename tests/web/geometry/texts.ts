/**
 * Reads a figure's text outside of its pictures: cut off, out of its part, or on other text; parts on each other; a page
 * that scrolls sideways. What scrolls out of sight in a part is no fault, nor is an ellipsis whose `title` says the whole.
 */
import type { Misfit, Places } from "./misfit";

/** Runs in the page, so it stands for itself: whatever it calls is inside it. */
export function textMisfits(element: Element, { body, parts, unseen }: Places): Misfit[] {
  /** Pixels that are forgiven. */
  const SLACK = 1;
  /** What the boxes of two lines may share: they are higher than their glyphs. */
  const LEADING = 4;
  const root = element.shadowRoot;
  const section = root?.querySelector(body);
  if (!root || !section) {
    throw new Error(`the figure has no ${body}`);
  }
  const found: Misfit[] = [];
  const nameOf = (node: Element | null) => {
    const part = node?.closest(parts) ?? null;
    return part?.getAttribute("part") ?? part?.className ?? "the figure";
  };

  /** An element that shows only what is within its box, in one direction or both. */
  interface Clip {
    readonly box: DOMRect;
    readonly x: string;
    readonly y: string;
    /** What it says in full where it ends in an ellipsis. */
    readonly whole: string;
  }
  const known = new Map<Element, readonly Clip[]>();
  /** All that can hide something in an element. */
  function clipsOf(node: Element): readonly Clip[] {
    let clips = known.get(node);
    if (!clips) {
      const above = node === section || !node.parentElement ? [] : clipsOf(node.parentElement);
      const { overflowX: x, overflowY: y, textOverflow, webkitLineClamp } = getComputedStyle(node);
      const whole = textOverflow === "ellipsis" || webkitLineClamp !== "none" ? (node.closest("[title]")?.getAttribute("title") ?? "") : "";
      clips = x === "visible" && y === "visible" ? above : [...above, { box: node.getBoundingClientRect(), x, y, whole }];
      known.set(node, clips);
    }
    return clips;
  }
  const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";

  interface Line {
    readonly text: string;
    readonly box: DOMRect;
    readonly node: Text;
  }
  const lines: Line[] = [];

  function look(node: Text, text: string, parent: Element, rect: DOMRect): void {
    let { left, right, top, bottom } = rect;
    const clips = clipsOf(parent);
    for (const { box, x, y, whole } of clips) {
      const [aside, away] = [left < box.left - SLACK || right > box.right + SLACK, top < box.top - SLACK || bottom > box.bottom + SLACK];
      if (((aside && hides(x)) || (away && hides(y))) && !whole.includes(text)) {
        found.push({ kind: "cut", where: nameOf(parent), what: `“${text}”` });
      }
      [left, right] = x === "visible" ? [left, right] : [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = y === "visible" ? [top, bottom] : [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    if (right - left < SLACK || bottom - top < SLACK) {
      return;
    }
    const part = parent.closest(parts)?.getBoundingClientRect();
    if (part && (left < part.left - SLACK || right > part.right + SLACK || top < part.top - SLACK || bottom > part.bottom + SLACK)) {
      found.push({ kind: "sticks out", where: nameOf(parent), what: `“${text}” out of its part` });
    }
    lines.push({ text, box: new DOMRect(left, top, right - left, bottom - top), node });
  }

  /** Whether an element has scrolled out of sight, as most lines of a long source have. */
  function scrolledAway(node: Element): boolean {
    const { top, bottom } = node.getBoundingClientRect();
    const within = node.parentElement ? clipsOf(node.parentElement) : [];
    return bottom > top && within.some(({ box, y }) => !hides(y) && y !== "visible" && (top >= box.bottom || bottom <= box.top));
  }
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && (node.matches(`svg, style, select, ${unseen}`) || scrolledAway(node))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && node.parentElement && node.data.trim() !== "") {
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        look(node, node.data.trim(), node.parentElement, rect);
      }
    }
  }
  lines.sort((a, b) => a.box.top - b.box.top);
  lines.forEach((line, n) => {
    for (const other of lines.slice(n + 1)) {
      if (other.box.top > line.box.bottom - LEADING) {
        break;
      }
      const across = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left);
      if (other.node !== line.node && across > SLACK) {
        found.push({ kind: "overlap", where: nameOf(line.node.parentElement), what: `“${line.text}” and “${other.text}”` });
      }
    }
  });

  const placed = [...root.querySelectorAll(parts)].filter((part) => part.checkVisibility() && !part.matches(unseen));
  placed.forEach((part, n) => {
    const a = part.getBoundingClientRect();
    for (const other of placed.slice(n + 1)) {
      const b = other.getBoundingClientRect();
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > SLACK && down > SLACK && !part.contains(other)) {
        found.push({ kind: "overlap", where: "the figure", what: `${nameOf(part)} and ${nameOf(other)}` });
      }
    }
  });
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    found.push({ kind: "sideways", where: "the page", what: `${scrollWidth} of ${clientWidth} px` });
  }
  return found;
}
