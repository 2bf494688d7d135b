/**
 * What the reader points at: hovering or focusing a thing lights it up in every pane while it lasts, a click keeps the
 * light on, for those who have no pointer to hover with; another click puts it out.
 */
import type { LitElement, ReactiveController } from "lit";
import type { Target } from "../scene";

export class AttentionController implements ReactiveController {
  readonly #host: LitElement;
  /** Told when the light is another one. No pane is drawn for it. */
  readonly #changed: () => void;
  #pointed: Target | undefined;
  #pinned: Target | undefined;

  constructor(host: LitElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  /** What is to be lit. */
  get target(): Target | undefined {
    return this.#pointed ?? this.#pinned;
  }

  /** What a click keeps lit. */
  get pinned(): Target | undefined {
    return this.#pinned;
  }

  readonly onPoint = (event: Event): void => {
    this.point(targetOf(event));
  };

  readonly onLeave = (): void => {
    this.point(undefined);
  };

  readonly onClick = (event: Event): void => {
    const target = targetOf(event);
    const pinned = target && !same(target, this.#pinned) ? target : undefined;
    if (pinned !== this.#pinned) {
      this.#pinned = pinned;
      // What is kept lit is not folded away.
      this.#host.requestUpdate();
    }
  };

  hostDisconnected(): void {
    this.#pointed = undefined;
    this.#pinned = undefined;
  }

  /** Lights up a target for a while; nothing puts the light out. */
  point(target: Target | undefined): void {
    if (!same(target, this.#pointed)) {
      this.#pointed = target;
      this.#changed();
    }
  }
}

/** What an event's element stands for. */
function targetOf(event: Event): Target | undefined {
  const element = event.target instanceof Element ? event.target.closest("[data-slot], [data-object]") : null;
  const slot = element?.getAttribute("data-slot");
  const object = element?.getAttribute("data-object");
  if (slot) {
    return { slot: Number(slot) };
  }
  return object ? { object: Number(object) } : undefined;
}

function same(a: Target | undefined, b: Target | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
