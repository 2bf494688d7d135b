/**
 * Puts the description of a picture on the page, and only what differs from the last one. It knows shapes, not what they
 * mean. What keeps its key keeps its element; what is the very same shape is not looked at.
 */
import { html, noChange } from "lit";
import type { ElementPart, TemplateResult } from "lit";
import { Directive, directive } from "lit/directive.js";
import { DARK } from "../scene";
import type { Light } from "../scene";
import { attributesOf, TAGS } from "./element";
import { r } from "./geometry";
import { Moves, transformOf } from "./moves";
import type { Marks, Picture, Shape } from "./shape";

/** The picture as SVG. `text` says the same in words, and what moves does so for `pace` milliseconds, if at all. */
export function draw({ width, height, shapes }: Picture, name: string, text: string, pace: number): TemplateResult {
  return html`<svg
    class=${name}
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role=${shapes.some(hasStops) ? "group" : "img"}
    aria-label=${text}
    ${painting(shapes, pace)}
  ></svg>`;
}

const painting = directive(
  class extends Directive {
    override render(...painted: [shapes: readonly Shape[], pace: number]): unknown {
      return painted;
    }

    override update({ element }: ElementPart, [shapes, pace]: [readonly Shape[], number]): typeof noChange {
      paintInto(element, shapes, pace);
      return noChange;
    }
  },
);

/** What stands on the page for a shape. */
interface Painted {
  readonly element: SVGElement;
  shape: Shape;
  lit: boolean;
  readonly children: Siblings;
}

type Siblings = Map<string, Painted>;

/** What was drawn last into an element. */
interface Canvas {
  readonly siblings: Siblings;
  shapes: readonly Shape[];
  readonly moves: Moves;
  /** What is lit, and all that is painted by what it stands for; nothing if that has changed since. */
  light: Light;
  lit: ReadonlySet<Painted>;
  index: Index | undefined;
}

interface Index {
  readonly slots: ReadonlyMap<number, readonly Painted[]>;
  readonly objects: ReadonlyMap<number, readonly Painted[]>;
}

const canvases = new WeakMap<Element, Canvas>();

function canvasOf(element: Element): Canvas {
  let canvas = canvases.get(element);
  if (!canvas) {
    canvas = { siblings: new Map(), shapes: [], moves: new Moves(), light: DARK, lit: new Set(), index: undefined };
    canvases.set(element, canvas);
  }
  return canvas;
}

/** Makes a picture's element show these shapes. Without a pace they are of the same moment, and what moves goes on. */
export function paintInto(element: Element, shapes: readonly Shape[], pace?: number): void {
  const canvas = canvasOf(element);
  if (shapes === canvas.shapes) {
    return;
  }
  canvas.shapes = shapes;
  canvas.moves.begin(pace);
  const painting: Painting = { moves: canvas.moves, standsElsewhere: false };
  const { activeElement: focused } = element.getRootNode() as Document | ShadowRoot;
  const isWithin = focused !== null && element.contains(focused);
  paint(element, canvas.siblings, shapes, painting);
  if (painting.standsElsewhere) {
    canvas.index = undefined;
    if (!element.querySelector(".stop[tabindex='0']")) {
      element.querySelector(".stop")?.setAttribute("tabindex", "0");
    }
    if (isWithin && !focused.isConnected) {
      element.querySelector<SVGElement>(".stop")?.focus();
    }
    if (isLight(canvas.light)) {
      relight(canvas, canvas.light);
    }
  }
}

/** Lights up what stands for these slots and objects in a picture, and nothing else. */
export function lightIn(element: Element, light: Light): void {
  const canvas = canvases.get(element);
  if (canvas && canvas.light !== light) {
    const last = canvas.light;
    canvas.light = light;
    if (isLight(light) || isLight(last)) {
      relight(canvas, light);
    }
  }
}

function isLight({ slots, objects }: Light): boolean {
  return slots.size + objects.size > 0;
}

function relight(canvas: Canvas, light: Light): void {
  canvas.index ??= indexOf(canvas.siblings);
  const { slots, objects } = canvas.index;
  const lit = new Set<Painted>();
  for (const [places, names] of [[slots, light.slots], [objects, light.objects]] as const) {
    for (const name of names) {
      for (const painted of places.get(name) ?? []) {
        lit.add(painted);
      }
    }
  }
  for (const painted of [...canvas.lit, ...lit]) {
    const now = lit.has(painted);
    if (painted.lit !== now) {
      painted.lit = now;
      painted.element.classList.toggle("lit", now);
    }
  }
  canvas.lit = lit;
}

/** All that is painted, by the slots and objects that it stands for. */
function indexOf(all: Siblings): Index {
  const [slots, objects] = [new Map<number, Painted[]>(), new Map<number, Painted[]>()];
  const add = (to: Map<number, Painted[]>, name: number, painted: Painted) => {
    const there = to.get(name);
    if (there) {
      there.push(painted);
    } else {
      to.set(name, [painted]);
    }
  };
  const visit = (siblings: Siblings) => {
    for (const painted of siblings.values()) {
      const { slot, objects: ids = [] } = painted.shape.marks ?? {};
      if (slot !== undefined) {
        add(slots, slot, painted);
      }
      for (const id of ids) {
        add(objects, id, painted);
      }
      visit(painted.children);
    }
  };
  visit(all);
  return { slots, objects };
}

/** What one painting does besides. */
interface Painting {
  readonly moves: Moves;
  /** Whether something came, went, or stands for something else. */
  standsElsewhere: boolean;
}

/** Makes the children of `parent` those that the shapes describe. */
function paint(parent: Element, siblings: Siblings, shapes: readonly Shape[], painting: Painting): void {
  const keys = new Set(shapes.map(keyOf));
  for (const [key, { element }] of siblings) {
    if (!keys.has(key)) {
      element.remove();
      siblings.delete(key);
      painting.standsElsewhere = true;
    }
  }
  let place = parent.firstElementChild;
  for (const shape of shapes) {
    const key = keyOf(shape);
    let known = siblings.get(key);
    if (known) {
      repaint(known, shape, painting);
    } else {
      known = create(shape, painting);
      siblings.set(key, known);
      painting.standsElsewhere = true;
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
  for (const [name, value] of Object.entries(attributesOf(shape))) {
    element.setAttribute(name, value);
  }
  const created: Painted = { element, shape, lit: false, children: new Map() };
  element.setAttribute("class", classOf(created));
  mark(element, shape);
  if (shape.kind === "group") {
    if (shape.says !== undefined) {
      element.setAttribute("tabindex", "-1");
    }
    element.style.transform = transformOf(shape);
    painting.moves.arrive(element, shape);
    paint(element, created.children, shape.children, painting);
  } else if (shape.kind === "text") {
    element.textContent = shape.text;
  }
  return created;
}

function repaint(known: Painted, shape: Shape, painting: Painting): void {
  const { element, shape: last, children } = known;
  if (shape === last) {
    return;
  }
  known.shape = shape;
  if (shape.class !== last.class || isStop(shape) !== isStop(last)) {
    element.setAttribute("class", classOf(known));
  }
  if (!isSameMark(shape.marks, last.marks)) {
    mark(element, shape);
    painting.standsElsewhere = true;
  }
  if (shape.kind === "group" && last.kind === "group") {
    if (shape.says !== last.says) {
      mark(element, shape);
    }
    if (shape.x !== last.x || shape.y !== last.y || shape.turn !== last.turn) {
      element.style.transform = transformOf(shape);
      painting.moves.move(element, last, shape);
    }
    if (shape.children !== last.children) {
      paint(element, children, shape.children, painting);
    }
  } else {
    reshape(element, shape, last, painting);
  }
}

/** The attributes of a shape that has none in it, as far as they differ. */
function reshape(element: SVGElement, shape: Shape, last: Shape, { moves }: Painting): void {
  if (shape.kind === "path" && last.kind === "path") {
    if (shape.d !== last.d) {
      element.setAttribute("d", shape.d);
      moves.bend(element, last, shape);
    }
  } else if (shape.kind === "text" && last.kind === "text") {
    number(element, "x", shape.x, last.x);
    number(element, "y", shape.y, last.y);
    number(element, "font-size", shape.size, last.size);
    if (shape.anchor !== last.anchor) {
      element.setAttribute("text-anchor", shape.anchor);
    }
    if (shape.text !== last.text) {
      element.textContent = shape.text;
    }
  } else if (shape.kind === "box" && last.kind === "box") {
    number(element, "x", shape.x, last.x);
    number(element, "y", shape.y, last.y);
    number(element, "width", shape.width, last.width);
    number(element, "height", shape.height, last.height);
    number(element, "rx", shape.radius, last.radius);
    moves.stretch(element, last, shape);
  }
}

function number(element: SVGElement, name: string, now: number, before: number): void {
  if (now !== before) {
    element.setAttribute(name, r(now));
  }
}

function isStop(shape: Shape): boolean {
  return shape.kind === "group" && shape.says !== undefined;
}

/** What a shape means, that it can be gone to, and that it is lit. */
function classOf({ shape, lit }: Painted): string {
  return `${shape.class}${lit ? " lit" : ""}${isStop(shape) ? " stop" : ""}`;
}

/** Writes on an element what it stands for, and what it is in words. */
function mark(element: SVGElement, shape: Shape): void {
  const [object] = shape.marks?.objects ?? [];
  set(element, "data-slot", shape.marks?.slot?.toString());
  set(element, "data-object", object?.toString());
  const says = shape.kind === "group" ? shape.says : undefined;
  set(element, "role", says === undefined ? undefined : "button");
  set(element, "aria-label", says);
}

function set(element: SVGElement, name: string, value: string | undefined): void {
  if (value !== undefined) {
    element.setAttribute(name, value);
  } else if (element.hasAttribute(name)) {
    element.removeAttribute(name);
  }
}

function isSameMark(one: Marks | undefined, other: Marks | undefined): boolean {
  const [a, b] = [one?.objects ?? [], other?.objects ?? []];
  return one?.slot === other?.slot && a.length === b.length && a.every((id, n) => id === b[n]);
}

/** Whether there is something to go to. */
function hasStops(shape: Shape): boolean {
  return shape.kind === "group" && (shape.says !== undefined || shape.children.some(hasStops));
}
