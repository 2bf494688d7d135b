// The module of the engine that knows other designs comes when a source asks for one, and not before.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { initSync, Session } from "../../www/pkg/threadlocal_lab.js";
import { open } from "./figure";

const LARGE = /threadlocal_lab_designs_bg[^/]*\.wasm$/;

/** The modules of WebAssembly that a page has loaded, from now on. */
function modules(page: Page): string[] {
  const loaded: string[] = [];
  page.on("response", (answer) => {
    const name = /(threadlocal_lab\w*)_bg[^/]*\.wasm$/.exec(answer.url())?.[1];
    if (name !== undefined) {
      loaded.push(name);
    }
  });
  return loaded;
}

/** Types a line at the head of the source. */
async function headed(page: Page, line: string): Promise<void> {
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(`${line}\n`);
}

test("a scenario with a design has the larger module alone, any other the smaller one alone", async ({ page }) => {
  const loaded = modules(page);
  const figure = await open(page, "?lang=en&scenario=design-table-chained");
  expect((await figure.view()).design).toBe("table=chained");
  expect(loaded).toEqual(["threadlocal_lab_designs"]);
  await open(page, "?lang=en&scenario=first-set");
  expect(loaded).toEqual(["threadlocal_lab_designs", "threadlocal_lab"]);
});

test("a source that becomes a design as the reader types runs, and so does what it becomes after that", async ({ page }) => {
  const loaded = modules(page);
  const figure = await open(page, "?lang=en");
  expect(loaded).toEqual(["threadlocal_lab"]);
  await figure.control("Edit").click();
  await figure.element.getByRole("textbox", { name: /^Editor/ }).click();
  await headed(page, "// @design cleaning=none");
  await expect.poll(async () => (await figure.view()).design).toBe("cleaning=none");
  await expect(figure.element.getByText("A thought experiment, no JDK does this: cleaning=none")).toBeVisible();
  await headed(page, "// @design keys=soft");
  await expect(figure.element.getByText(/A design switch in/).first()).toBeVisible();
  await page.keyboard.press("Control+Home");
  for (const key of ["Shift+ArrowDown", "Shift+ArrowDown", "Delete"]) {
    await page.keyboard.press(key);
  }
  await expect.poll(async () => (await figure.view()).design).toBe("");
  expect(loaded).toEqual(["threadlocal_lab", "threadlocal_lab_designs"]);
});

test("where the larger module does not come, the reader is told, and the next key tries again", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.control("Edit").click();
  await figure.element.getByRole("textbox", { name: /^Editor/ }).click();
  await page.route(LARGE, (route) => route.abort());
  await headed(page, "// @design values=weak");
  await expect(figure.element.getByRole("alert")).toContainText("the engine, a WebAssembly file, did not come");
  expect((await figure.view()).design).toBe("");
  await page.unroute(LARGE);
  await headed(page, "");
  await expect.poll(async () => (await figure.view()).design).toBe("values=weak");
  await expect(figure.element.getByRole("alert")).toHaveCount(0);
});

test("the smaller module refuses a design with a message, and runs without one", () => {
  initSync({ module: readFileSync(new URL("../../www/pkg/threadlocal_lab_bg.wasm", import.meta.url)) });
  for (const [head, keys] of [
    ["// @design keys=strong", ["diagnostic.design-absent"]],
    ["// @design nonsense", ["diagnostic.design-absent"]],
    ["// of the JDK", []],
  ] as const) {
    const session = new Session(`${head}\nvoid main() { new ThreadLocal<String>().set("a"); }`);
    expect(session.diagnostics().map(({ key }) => key)).toEqual(keys);
    expect(session.stepCount > 0).toBe(keys.length === 0);
    session.free();
  }
});
