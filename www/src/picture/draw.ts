/**
 * Puts the description of a picture on the page, and only what differs from the last one. It knows shapes, not what they
 * mean. What keeps its key keeps its element, so that the style sheet can move it.
 */
import { html } from "lit";
import type { TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Light } from "../scene";
import { attributesOf, TAGS } from "./element";
import type { Marks, Picture, Place, Shape } from "./shape";

/** The picture as SVG, with what is lit marked. `text` says the same in words. */
export function draw({ width, height, shapes }: Picture, name: string, text: string, light: Light): TemplateResult {
  return html`<svg
    class=${name}
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role=${shapes.some(hasStops) ? "group" : "img"}
    aria-label=${text}
    ${ref((canvas) => {
      if (canvas) {
        paintInto(canvas, shapes, light);
      }
    })}
  ></svg>`;
}

/** What stands on the page for a shape. */
interface Painted {
  readonly element: SVGElement;
  shape: Shape;
  children: Siblings;
}

type Siblings = Map<string, Painted>;

/** What was drawn last into each element, and what was lit in it. */
const canvases = new WeakMap<Element, { readonly siblings: Siblings; light: Light }>();

function paintInto(canvas: Element, shapes: readonly Shape[], light: Light): void {
  const last = canvases.get(canvas) ?? { siblings: new Map<string, Painted>(), light };
  const coming: Coming = [];
  const focused = canvas.querySelector<SVGElement>(":focus");
  paint(canvas, last.siblings, shapes, { light, last: last.light, coming });
  canvases.set(canvas, { ...last, light });
  if (!canvas.querySelector(".stop[tabindex='0']")) {
    canvas.querySelector(".stop")?.setAttribute("tabindex", "0");
  }
  if (focused?.isConnected === false) {
    canvas.querySelector<SVGElement>(".stop")?.focus();
  }
  if (coming.length > 0) {
    // What comes from elsewhere has to be seen there before it can move.
    canvas.getBoundingClientRect();
    for (const { element, place } of coming) {
      element.style.transform = transformOf(place);
    }
  }
}

/** Elements that stand where they come from, and where they are to go. */
type Coming = { readonly element: SVGElement; readonly place: Place }[];

/** What one painting needs to know: what is lit now, and what was. */
interface Painting {
  readonly light: Light;
  readonly last: Light;
  readonly coming: Coming;
}

/** Makes the children of `parent` those that the shapes describe. */
function paint(parent: Element, siblings: Siblings, shapes: readonly Shape[], painting: Painting): void {
  const keys = new Set(shapes.map(keyOf));
  for (const [key, { element }] of siblings) {
    if (!keys.has(key)) {
      element.remove();
      siblings.delete(key);
    }
  }
  let place = parent.firstElementChild;
  for (const shape of shapes) {
    let known = siblings.get(keyOf(shape));
    if (known) {
      repaint(known, shape, painting);
    } else {
      known = create(shape, painting);
      siblings.set(keyOf(shape), known);
    }
    if (known.element === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(known.element, place);
    }
  }
}

function keyOf({ kind, key }: Shape): string {
  return `${kind} ${key}`;
}

function create(shape: Shape, painting: Painting): Painted {
  const element = document.createElementNS("http://www.w3.org/2000/svg", TAGS[shape.kind]);
  for (const [name, value] of Object.entries(pageAttributes(shape, painting.light))) {
    element.setAttribute(name, value);
  }
  const created: Painted = { element, shape, children: new Map() };
  if (shape.kind === "group") {
    if (shape.says !== undefined) {
      element.setAttribute("tabindex", "-1");
    }
    element.style.transform = transformOf(shape.from ?? shape);
    if (shape.from) {
      painting.coming.push({ element, place: shape });
    }
    paint(element, created.children, shape.children, painting);
  } else if (shape.kind === "text") {
    element.textContent = shape.text;
  }
  return created;
}

function repaint(known: Painted, shape: Shape, painting: Painting): void {
  const { element, shape: last, children } = known;
  if (shape === last && painting.light === painting.last) {
    return;
  }
  known.shape = shape;
  const before = pageAttributes(last, painting.last);
  const after = pageAttributes(shape, painting.light);
  for (const [name, value] of Object.entries(after)) {
    if (value !== before[name]) {
      element.setAttribute(name, value);
    }
  }
  for (const name of Object.keys(before)) {
    if (!(name in after)) {
      element.removeAttribute(name);
    }
  }
  if (shape.kind === "group" && last.kind === "group") {
    if (transformOf(shape) !== transformOf(last)) {
      element.style.transform = transformOf(shape);
    }
    paint(element, children, shape.children, painting);
  } else if (shape.kind === "text" && last.kind === "text" && shape.text !== last.text) {
    element.textContent = shape.text;
  }
}

/** The attributes of a shape with what the page needs besides: what it stands for, and whether that is lit. */
function pageAttributes(shape: Shape, light: Light): Record<string, string> {
  const attributes: Record<string, string> = { ...attributesOf(shape) };
  const { marks } = shape;
  const names = [shape.class, ...(isLit(marks, light) ? ["lit"] : [])];
  if (shape.kind === "group" && shape.says !== undefined) {
    names.push("stop");
    attributes.role = "button";
    attributes["aria-label"] = shape.says;
  }
  attributes.class = names.join(" ");
  if (marks?.slot !== undefined) {
    attributes["data-slot"] = String(marks.slot);
  }
  const [object] = marks?.objects ?? [];
  if (object !== undefined) {
    attributes["data-object"] = String(object);
  }
  return attributes;
}

/** Whether there is something to go to. */
function hasStops(shape: Shape): boolean {
  return shape.kind === "group" && (shape.says !== undefined || shape.children.some(hasStops));
}

/** A group's place is a style, for only styles have transitions everywhere. */
function transformOf({ x, y, turn }: Place): string {
  return `translate(${x}px, ${y}px) rotate(${turn}deg)`;
}

function isLit(marks: Marks | undefined, light: Light): boolean {
  if (!marks) {
    return false;
  }
  const { slot, objects = [] } = marks;
  return (slot !== undefined && light.slots.has(slot)) || objects.some((id) => light.objects.has(id));
}
