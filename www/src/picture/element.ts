/** A shape as an SVG element: its tag and attributes, the same on the page and in a file. It knows no DOM. */
import { r } from "./geometry";
import type { Shape } from "./shape";

export type Attributes = Readonly<Record<string, string>>;

export const TAGS = { group: "g", path: "path", text: "text", box: "rect" } as const satisfies Record<Shape["kind"], string>;

/** The class and the geometry of an element; where a group is, its writer says. */
export function attributesOf(shape: Shape): Attributes {
  const attributes: Record<string, string> = { class: shape.class };
  switch (shape.kind) {
    case "group":
      break;
    case "path":
      attributes.d = shape.d;
      break;
    case "text":
      Object.assign(attributes, numbers({ x: shape.x, y: shape.y, "font-size": shape.size }), { "text-anchor": shape.anchor });
      break;
    case "box":
      Object.assign(attributes, numbers({ x: shape.x, y: shape.y, width: shape.width, height: shape.height, rx: shape.radius }));
      break;
  }
  return attributes;
}

function numbers(values: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, r(value)]));
}
