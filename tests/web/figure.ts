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

  /** The occupied slots as the ring tells them to a reader who does not see it. */
  async slots(): Promise<string[]> {
    const label = (await this.element.locator("svg.ring").getAttribute("aria-label")) ?? "";
    return label.split("; ").slice(1);
  }

  /** Length, size and threshold as the ring's label says them. */
  async tableSaid(): Promise<number[]> {
    const label = (await this.element.locator("svg.ring").getAttribute("aria-label")) ?? "";
    return (/(\d+) slots, size (\d+), threshold (\d+)/.exec(label) ?? []).slice(1).map(Number);
  }

  /** The sentence of the step. */
  async message(): Promise<string> {
    const text = await this.element.locator(".message p").last().textContent();
    return (text ?? "").replace(/\s+/g, " ").trim();
  }

  /** The source line that is marked as the current one. */
  async sourceLine(): Promise<number> {
    const line = this.element.locator(".source [aria-current=step]");
    return Number(await line.getAttribute("data-line"));
  }

  /** The text of the marked line of the listing; empty if none is. */
  async listingLine(): Promise<string> {
    const line = this.element.locator(".listing [aria-current=step]");
    return (await line.count()) === 0 ? "" : ((await line.textContent()) ?? "").trim();
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
  await page.goto(`./${query}`);
  const figure = new FigureOnPage(page);
  await figure.ready();
  expect(problems, "the page reports no problem").toEqual([]);
  return figure;
}
