/** What a test does with a figure, and what a reader sees of it. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { paleLabels } from "./geometry/contrast";
import { labelMisfits } from "./geometry/labels";
import { textMisfits } from "./geometry/texts";
import { walk } from "./walk";
import type { Walk, Walked } from "./walk";

/** Where things are in the figure's shadow tree. The tests know its DOM by this, by roles and by names. */
export const HOOKS = {
  /** Holds all parts, takes the focus and listens to keys. */
  body: "section",
  /** The parts that stand beside each other. */
  parts: "section > [part]",
  /** What a screen reader alone gets, and what has faded out of a picture. */
  unseen: "[aria-live=polite], .leaving",
  /** Elements that draw themselves. */
  inner: "threadlocal-lab-code",
  /** Where a manual step is told. */
  live: "[aria-live=polite]",
  actions: ":is([part~=actions], .actions)",
  keyChooser: ":is([part~=actions], .actions) select",
} as const;

/** The part of a view that tests look at. */
export interface Seen {
  readonly step: number;
  readonly stepCount: number;
  readonly operation: number;
  readonly message: { readonly key: string; readonly arguments: readonly { readonly name: string; readonly text: string }[] };
  readonly tables: readonly { readonly length: number; readonly size: number; readonly threshold: number }[];
  readonly leaked: { readonly values: number; readonly bytes: number };
  readonly listing?: { readonly line: number; readonly scanned: readonly number[] } | null;
  readonly output: readonly string[];
  /** The switches of a design that is not the JDK's own. */
  readonly design: string;
}

/** At which steps of a walk it is read what does not fit. */
export type Looks = Pick<Walk, "labelled" | "written">;

/** What a reader sees of a figure. */
export interface Shown {
  /** The occupied slots as the ring tells them to a reader who does not see it. */
  readonly slots: readonly string[];
  /** Length, size and threshold as the ring's label says them; empty without a map. */
  readonly table: readonly number[];
  /** The sentence of the step. */
  readonly message: string;
  /** The source line that is marked as the current one. */
  readonly sourceLine: number;
  /** The text of the marked line of the listing; empty if none is. */
  readonly listingLine: string;
  readonly listingMethod: string;
  /** Title and counter. */
  readonly header: string;
  readonly view: Seen;
}

/** What Playwright itself prints because its configuration blocks service workers: not the page's word. */
const HARNESS = "Service Worker registration blocked by Playwright";

/** A figure on a page. */
export class FigureOnPage {
  readonly element: Locator;
  /** What the page has complained of: errors on the console, and requests that failed or went to another host. */
  readonly problems: string[] = [];

  constructor(page: Page) {
    this.element = page.locator("threadlocal-lab");
    page.on("pageerror", (error) => this.problems.push(error.message));
    page.on("console", (message) => {
      const complaint = message.type() === "error" || message.type() === "warning";
      if (complaint && message.text() !== HARNESS) {
        this.problems.push(message.text());
      }
    });
    page.on("requestfailed", (request) => this.problems.push(`${request.url()} failed`));
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (!/^(data|blob):$/.test(protocol) && host !== new URL(page.url()).host && page.url() !== "about:blank") {
        this.problems.push(`asks ${host}`);
      }
    });
  }

  /** Waits until the figure is alive. */
  async ready(): Promise<void> {
    await expect(this.element.locator(HOOKS.body)).toHaveAttribute("aria-busy", "false");
    await expect(this.element.locator(".message p").first()).not.toBeEmpty();
  }

  /** Has the figure speak another language. */
  async speak(language: string): Promise<void> {
    await this.element.evaluate((element: HTMLElement, language) => {
      element.lang = language;
    }, language);
    await expect(this.element.locator(HOOKS.body)).toHaveAttribute("lang", language);
  }

  control(name: string): Locator {
    return this.element.getByRole("button", { name, exact: true });
  }

  /** The view behind what is shown. */
  view(): Promise<Seen> {
    return this.element.evaluate((element) => (element as unknown as { view: Seen }).view);
  }

  /** Goes to a point of the run, `op:3`, `line:24`, and waits until all of it is drawn. */
  seek(address: string): Promise<void> {
    return this.element.evaluate(async (element, address) => {
      const lab = element as unknown as { seek(address: string): void; updateComplete: Promise<boolean> };
      lab.seek(address);
      await lab.updateComplete;
    }, address);
  }

  /** What is on the screen, read at one go after the figure has drawn it. */
  read(): Promise<Shown> {
    return this.element.evaluate(async (element) => {
      await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
      const root = element.shadowRoot;
      const text = (selector: string) =>
        ([...(root?.querySelectorAll(selector) ?? [])].at(-1)?.textContent ?? "").replace(/\s+/g, " ").trim();
      const label = root?.querySelector("svg.slots")?.getAttribute("aria-label") ?? "";
      return {
        slots: label.split("; ").slice(1),
        table: (/(\d+) slots, size (\d+), threshold (\d+)/.exec(label) ?? []).slice(1).map(Number),
        message: text(".message p"),
        sourceLine: Number(root?.querySelector(".source [aria-current=step]")?.getAttribute("data-line")),
        listingLine: text(".listing [aria-current=step]"),
        listingMethod: text(".listing .caption > span:first-child"),
        header: `${text("header")} ${text(".counter .leak")}`,
        view: (element as unknown as { view: Seen }).view,
      };
    });
  }

  async slots(): Promise<readonly string[]> {
    return (await this.read()).slots;
  }

  /** Stands on each of the steps, in this order, and says what was seen, and at some of them what does not fit. */
  walk(steps: readonly number[], looks: Looks = { labelled: [], written: [] }): Promise<Walked> {
    return this.element.evaluate(walk, { steps, ...looks, ...HOOKS });
  }

  /** Opens another scenario in the same figure. */
  async change(scenario: string): Promise<void> {
    await this.element.evaluate(async (element, scenario) => {
      element.setAttribute("scenario", scenario);
      const lab = element as unknown as { updateComplete: Promise<boolean>; ready: Promise<void> };
      await lab.updateComplete;
      await lab.ready;
      await lab.updateComplete;
    }, scenario);
  }

  /** Waits until a change of size or language is drawn. */
  async settle(): Promise<void> {
    await this.element.evaluate(async (element) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let n = 0; n < 3; n += 1) {
        await frame();
        await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
      }
    });
  }

  /** Presses a key while the figure has the focus, and waits until all of what it does is drawn. */
  async press(key: string): Promise<void> {
    await this.element.locator(HOOKS.body).press(key);
    await this.element.evaluate((element) => (element as unknown as { updateComplete: Promise<boolean> }).updateComplete);
  }

  /** Gives the figure another source, and waits until it has taken it in. */
  async write(source: string): Promise<void> {
    await this.element.evaluate(async (element, source) => {
      Object.assign(element, { source });
      await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
    }, source);
    await expect.poll(() => this.element.evaluate((element) => (element as unknown as { source: string }).source)).toBe(source);
    // A source that does not run has diagnostics instead of a message.
    await expect(this.element.locator(HOOKS.body)).toHaveAttribute("aria-busy", "false");
  }

  /** Opens everything that can be opened. */
  async openAll(): Promise<void> {
    await this.element.locator(".opener").first().click();
    for (const summary of await this.element.locator("summary:visible").all()) {
      await summary.click();
    }
    await this.element.locator(".caption .edit").click();
    await expect(this.element.locator(".cm-content")).toBeVisible();
    await expect(this.element.locator(".share .command")).toBeVisible();
    await expect(this.element.locator(".predict .choice").first()).toBeVisible();
  }

  /** The labels of its pictures that have too little contrast. */
  paleLabels(): Promise<string[]> {
    return this.element.evaluate(paleLabels, HOOKS);
  }
}

/** What reads the geometry in the page. */
const READERS = `Object.assign(window, { labelMisfits: ${String(labelMisfits)}, textMisfits: ${String(textMisfits)} });`;

/** Opens the page with a scenario and waits until its figure is alive. */
export async function open(page: Page, query = ""): Promise<FigureOnPage> {
  const figure = new FigureOnPage(page);
  await page.addInitScript(READERS);
  await page.goto(`playground.html${query}`);
  await figure.ready();
  expect(figure.problems, "what the page complains of").toEqual([]);
  return figure;
}

/** Keeps the engine from a page that is opened later, until what comes back is called. */
export async function holdEngine(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  return release;
}
