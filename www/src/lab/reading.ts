/**
 * The reading face inside a figure: `face="reading"`. Loaded when it is first asked for; until the reader asks for the
 * workbench, the figure itself opens nothing.
 */
import { html } from "lit";
import type { LitElement, TemplateResult } from "lit";
import type { ThreadlocalReading, WorkbenchDetail } from "../reading/element";
import { given } from "../reason";

/** The figure around it. */
export interface ReadingHost extends LitElement {
  readonly face: string;
  readonly scenario: string;
  readonly recording: string;
  readonly autoplay: boolean;
  readonly readonly: boolean;
}

export class ReadingFigure {
  readonly #host: ReadingHost;
  readonly #failed: (error: unknown) => void;
  #loading: Promise<unknown> | undefined;

  constructor(host: ReadingHost, failed: (error: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
  }

  /** Whether the figure shows the reading face. */
  get isShown(): boolean {
    return this.#host.face === "reading";
  }

  /** The element, once it is there. */
  get element(): ThreadlocalReading | undefined {
    return (this.isShown ? this.#host.renderRoot.querySelector("threadlocal-reading") : undefined) ?? undefined;
  }

  /** The step that it shows, or has shown last, as an address. */
  step(): string | undefined {
    const element = this.#host.renderRoot.querySelector("threadlocal-reading");
    return element?.stepCount ? String(element.step) : undefined;
  }

  /** Fulfilled when what was asked for last is shown, or why it cannot be. */
  async ready(): Promise<void> {
    await this.#load();
    await this.#host.updateComplete;
    await this.element?.ready;
  }

  /** What the figure consists of; `workbench` is called when the reader asks for it. */
  template(source: string | undefined, step: string | undefined, workbench: (detail: WorkbenchDetail) => void): TemplateResult {
    void this.#load();
    const asked = (event: CustomEvent<WorkbenchDetail>) => {
      event.preventDefault();
      event.stopPropagation();
      workbench(event.detail);
    };
    const { scenario, recording, autoplay, readonly } = this.#host;
    const theme = this.#host.getAttribute("theme") ?? undefined;
    return html`<threadlocal-reading
      .origin=${this.#host}
      .given=${source}
      scenario=${scenario}
      recording=${recording}
      step=${step ?? this.#host.getAttribute("step") ?? "start"}
      theme=${theme ?? ""}
      ?autoplay=${autoplay}
      ?readonly=${readonly}
      @lab-workbench=${asked}
    ></threadlocal-reading>`;
  }

  #load(): Promise<unknown> {
    this.#loading ??= given(() => import("../reading/element"), "ui.reason.part").catch((error: unknown) => {
      this.#loading = undefined;
      this.#failed(error);
    });
    return this.#loading;
  }
}
