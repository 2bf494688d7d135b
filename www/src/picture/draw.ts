/** Puts the description of a picture on the page. It knows shapes, not what they mean. */
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { html } from "lit";
import type { Light } from "../scene";
import type { Marks, Picture, Shape } from "./shape";

/** The picture as SVG, with what is lit marked. `text` says the same in words. */
export function draw({ width, height, shapes }: Picture, name: string, text: string, light: Light): TemplateResult {
  return html`<svg
    class=${name}
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role="img"
    aria-label=${text}
  >
    ${all(shapes, light)}
  </svg>`;
}

function all(shapes: readonly Shape[], light: Light): unknown {
  return repeat(
    shapes,
    ({ kind, key }) => `${kind} ${key}`,
    (shape) => one(shape, light),
  );
}

function one(shape: Shape, light: Light): TemplateResult {
  const name = isLit(shape.marks, light) ? `${shape.class} lit` : shape.class;
  const slot = shape.marks?.slot ?? nothing;
  const object = shape.marks?.objects?.[0] ?? nothing;
  switch (shape.kind) {
    case "group": {
      const place = `transform: translate(${shape.x}px, ${shape.y}px) rotate(${shape.turn}deg)`;
      return svg`<g class=${name} style=${place} data-slot=${slot} data-object=${object}>${all(shape.children, light)}</g>`;
    }
    case "path":
      return svg`<path class=${name} d=${shape.d} data-slot=${slot} data-object=${object}></path>`;
    case "text":
      return svg`<text
        class=${name}
        x=${shape.x}
        y=${shape.y}
        text-anchor=${shape.anchor}
        font-size=${shape.size}
        data-slot=${slot}
        data-object=${object}
      >${shape.text}</text>`;
    case "box":
      return svg`<rect
        class=${name}
        x=${shape.x}
        y=${shape.y}
        width=${shape.width}
        height=${shape.height}
        rx=${shape.radius}
        data-slot=${slot}
        data-object=${object}
      ></rect>`;
  }
}

function isLit(marks: Marks | undefined, light: Light): boolean {
  if (!marks) {
    return false;
  }
  const { slot, objects = [] } = marks;
  return (slot !== undefined && light.slots.has(slot)) || objects.some((id) => light.objects.has(id));
}
