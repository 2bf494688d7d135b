/** Icons as inline SVG: fonts lack some of these glyphs. Each stands beside a name, so none speaks for itself. */
import { svg, html } from "lit";
import type { TemplateResult } from "lit";

const PATHS = {
  first: "M3 3v10M13 3 6 8l7 5Z",
  operationBack: "M8 3 2 8l6 5ZM14 3 8 8l6 5Z",
  back: "M11 3 4.5 8l6.5 5Z",
  step: "M5 3l6.5 5L5 13Z",
  operation: "M2 3l6 5-6 5ZM8 3l6 5-6 5Z",
  next: "M3 3l7 5-7 5ZM13 3v10",
  play: "M4.5 2.5 13 8l-8.5 5.5Z",
  pause: "M5.5 3v10M10.5 3v10",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  keys: "M1.5 4h13v8.5h-13ZM4 6.5h.5M7.75 6.5h.5M11.5 6.5h.5M4.5 10h7",
  undo: "M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7",
} as const;

/** The name of an icon. */
export type Icon = keyof typeof PATHS;

/** An icon, hidden from readers who do not see it. */
export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${PATHS[name]}></path>`}</svg>`;
}
