/**
 * A reader's visit to a figure that came by npm, or by a folder, in pages of every kind: it is there and can be stepped, the workbench
 * and a pane of it come when they are asked for, its link opens it at the same step, it follows the reader's colours, and nothing
 * complains.
 */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { complaints, test } from "./site";

interface Visit {
  readonly name: string;
  readonly folder: string;
  readonly page: string;
  /** Whether its tools are installed only where all hosts are tested. */
  readonly more?: true;
  /** What a reader does before the figure is in sight. */
  readonly before?: (page: Page) => Promise<void>;
}

const follow = async (page: Page) => {
  await page.getByRole("link", { name: "Does set() clean slot 5?" }).first().click();
};

const VISITS: readonly Visit[] = [
  { name: "esbuild", folder: "esbuild/dist", page: "/" },
  { name: "Rollup", folder: "rollup/dist", page: "/" },
  { name: "webpack", folder: "more/webpack/dist", page: "/", more: true },
  { name: "Vite", folder: "more/vite/dist", page: "/", more: true },
  { name: "Parcel", folder: "more/parcel/dist", page: "/", more: true },
  { name: "React", folder: "more/react/dist", page: "/", more: true },
  { name: "Preact", folder: "more/preact/dist", page: "/", more: true },
  { name: "Vue", folder: "more/vue/dist", page: "/", more: true },
  { name: "Svelte", folder: "more/svelte/dist", page: "/", more: true },
  { name: "Next", folder: "more/next/out", page: "/", more: true },
  { name: "Docusaurus, coming from another page", folder: "more/docusaurus/build", page: "/", more: true, before: follow },
  { name: "Eleventy", folder: "more/eleventy/_site", page: "/slot-5/", more: true },
  { name: "MkDocs, coming from another page", folder: "more/mkdocs/site", page: "/", more: true, before: follow },
  { name: "Sphinx", folder: "more/sphinx/_build", page: "/", more: true },
];

for (const { name, folder, page: path, more, before } of VISITS) {
  test(`${name}: a reader's visit`, { tag: more ? ["@more"] : [] }, async ({ page, serve }) => {
    const problems = complaints(page);
    const loaded: string[] = [];
    page.on("response", (answer) => loaded.push(answer.url()));
    const address = `${await serve(folder)}${path}`;
    await page.goto(address);
    await before?.(page);
    const figure = page.locator("threadlocal-lab");
    const sentence = figure.locator(".sentence");
    await expect(sentence).not.toBeEmpty();
    expect(loaded.filter((url) => url.endsWith(".wasm")), "to read takes no engine").toEqual([]);
    const said = await sentence.textContent();
    await figure.locator("section").press("ArrowRight");
    await expect(sentence).not.toHaveText(said ?? "");

    const colour = () => figure.locator("section").evaluate((element) => getComputedStyle(element).color);
    const light = await colour();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(colour).not.toBe(light);

    const step = await at(figure);
    await figure.evaluate((element) => {
      (element as HTMLElement & { face: string }).face = "workbench";
    });
    await figure.locator("details.share summary").click();
    const field = figure.locator("input.link");
    await field.focus();
    await expect(field).toHaveValue(/#lab=1/);
    const link = await field.inputValue();
    const other = await page.context().newPage();
    const otherProblems = complaints(other);
    await other.goto(link);
    // The last of the page: a dialog stands behind the page's own figures.
    const opened = other.locator("threadlocal-lab").last();
    await expect(opened.locator(".message p").first()).not.toBeEmpty();
    await expect(opened.locator("section")).toHaveAttribute("aria-busy", "false");
    await expect.poll(() => at(opened)).toBe(step);
    expect([...problems, ...otherProblems]).toEqual([]);
  });
}

function at(figure: Locator): Promise<number> {
  return figure.evaluate((element) => (element as HTMLElement & { step: number }).step);
}
