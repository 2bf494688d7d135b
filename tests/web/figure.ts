/** What a test does with a figure, and what a reader sees of it. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

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
}

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

/** A figure on a page. */
export class FigureOnPage {
  readonly element: Locator;

  constructor(page: Page) {
    this.element = page.locator("threadlocal-lab");
  }

  /** Waits until the figure is alive. */
  async ready(): Promise<void> {
    await expect(this.element.locator("section")).toHaveAttribute("aria-busy", "false");
    await expect(this.element.locator(".message p").first()).not.toBeEmpty();
  }

  control(name: string): Locator {
    return this.element.getByRole("button", { name, exact: true });
  }

  /** The view behind what is shown. */
  view(): Promise<Seen> {
    return this.element.evaluate((element) => (element as unknown as { view: Seen }).view);
  }

  /** Goes to a point of the run: `op:3`, `line:24`. */
  seek(address: string): Promise<void> {
    return this.element.evaluate((element, address) => {
      (element as unknown as { seek(address: string): void }).seek(address);
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
}

/** Opens the page with a scenario and waits until its figure is alive. */
export async function open(page: Page, query = ""): Promise<FigureOnPage> {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") {
      problems.push(message.text());
    }
  });
  await page.goto(`playground.html${query}`);
  const figure = new FigureOnPage(page);
  await figure.ready();
  expect(problems, "the page reports no problem").toEqual([]);
  return figure;
}
