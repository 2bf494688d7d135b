/** The three controls, and a dot for each beat of the operation, or for each operation. */
import type { Row } from "../model/beats";
import type { Order } from "../model/player";
import type { ReadingSay } from "./words";
import { html } from "./html";
import { calm } from "./motion";
import { put, svg, write } from "./svg";

/** More than this are counted in figures. */
const MOST_DOTS = 14;

const ICONS = {
  back: "M10 1 3 7l7 6Z",
  next: "M4 1l7 6-7 6Z",
  play: "M3 1l9 6-9 6Z",
  pause: "M2 1h4v12H2zM8 1h4v12H8z",
} as const;

/** What the controls show. */
export interface ControlsView {
  readonly row: Row;
  readonly playing: boolean;
  /** Whether the reader has not moved yet, or is at the end. */
  readonly place: "start" | "within" | "end";
  readonly canGoBack: boolean;
  /** Whether what the reader has asked for waits for the engine. */
  readonly waits: boolean;
}

export class Controls {
  readonly #back = html("button", { type: "button", class: "back" });
  readonly #next = html("button", { type: "button", class: "next" });
  readonly #nextText = html("span");
  readonly #play = html("button", { type: "button", class: "play" });
  readonly #playText = html("span");
  readonly #playIcon = svg("path");
  readonly #dots = html("span", { class: "dots", role: "img" });
  readonly element = html("div", { class: "controls" }, this.#back, this.#next, this.#play, this.#dots);

  /** Whether the run begins with the next press. */
  #begins = false;

  constructor(obey: (order: Order) => void) {
    this.#back.append(icon(svg("path", { d: ICONS.back })));
    this.#next.append(icon(svg("path", { d: ICONS.next })), this.#nextText);
    this.#play.append(icon(this.#playIcon), this.#playText);
    this.#back.addEventListener("click", () => {
      obey("back");
    });
    this.#next.addEventListener("click", () => {
      // To run is to play; who wants no motion goes from beat to beat.
      obey(this.#begins && !calm() ? "toggle" : "next");
    });
    this.#play.addEventListener("click", () => {
      obey("toggle");
    });
  }

  draw({ row, playing, place, canGoBack, waits }: ControlsView, say: ReadingSay): void {
    put(this.#back, "aria-label", say("ui.reading.back"));
    this.#begins = place === "start" && !playing;
    // A disabled button would lose the focus.
    put(this.#back, "aria-disabled", canGoBack ? undefined : "true");
    write(this.#nextText, say(place === "end" ? "ui.reading.again" : place === "start" ? "ui.reading.run" : "ui.reading.next"));
    write(this.#playText, say(playing ? "ui.reading.pause" : "ui.reading.play"));
    put(this.#playIcon, "d", playing ? ICONS.pause : ICONS.play);
    const where = waits ? say("ui.reading.loading") : say(`ui.reading.${row.unit}`, { seen: row.seen, count: row.count });
    put(this.#dots, "aria-label", where);
    put(this.#dots, "title", where);
    if (waits || row.count > MOST_DOTS) {
      write(this.#dots, waits ? where : `${row.seen} / ${row.count}`);
      return;
    }
    if (this.#dots.childElementCount !== row.count) {
      this.#dots.replaceChildren(...Array.from({ length: row.count }, () => html("i")));
    }
    for (const [index, dot] of [...this.#dots.children].entries()) {
      put(dot, "class", [...(index < row.seen ? ["seen"] : []), ...(row.isLast && index === row.count - 1 ? ["last"] : [])].join(" "));
    }
  }
}

function icon(path: SVGPathElement): SVGSVGElement {
  return svg("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, path);
}
