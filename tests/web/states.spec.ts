/**
 * A figure in which nothing runs: it loads, it could not be loaded, or its source has errors. Then it claims nothing of a
 * run, nothing can be pressed that would do nothing, and what went wrong stays in sight.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Locator, Page, Route } from "@playwright/test";
import { holdEngine } from "./figure";

/** What would be a claim about a run, in both languages. */
const CLAIMS = ["no map yet", "leaked now", "还没有 map", "当前泄漏", "0 B", "0 / 0"];

const KEYS = [" ", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End", "g"];

/** All that a figure says, the labels of its pictures included. */
function said(figure: Locator): Promise<string> {
  return figure.evaluate((element) => {
    const root = element.shadowRoot;
    const labels = [...(root?.querySelectorAll("[aria-label]") ?? [])].map((each) => each.getAttribute("aria-label"));
    const unseen = [...(root?.querySelectorAll("style, dialog") ?? [])].map(({ textContent }) => textContent);
    const text = unseen.reduce((text, part) => text.replace(part, ""), root?.textContent ?? "");
    return [text, ...labels].join("\n");
  });
}

/** Presses everything that there is to press, whatever it is said to be, and every key. */
async function pressEverything(page: Page, figure: Locator): Promise<void> {
  await figure.evaluate((element) => {
    for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>("button:not(.retry, .keys, dialog *), summary") ?? []) {
      // As a reader does it: what is inert is not hit.
      if (!button.closest("[inert]")) {
        button.click();
      }
    }
  });
  await figure.locator("section").focus();
  for (const key of KEYS) {
    await page.keyboard.press(key);
  }
}

/** What of the panes a reader could press. */
function pressable(figure: Locator): Promise<string[]> {
  return figure.evaluate((element) => {
    const all = [...(element.shadowRoot?.querySelectorAll<HTMLElement>("button, select, input, summary") ?? [])];
    const live = all.filter((each) => !each.closest("[inert], dialog") && each.ariaDisabled !== "true" && !each.matches(":disabled"));
    return live.map((each) => `${each.className} ${each.ariaLabel ?? each.textContent}`.trim());
  });
}

async function expectNoClaims(figure: Locator): Promise<void> {
  const text = await said(figure);
  expect(CLAIMS.filter((claim) => text.includes(claim))).toEqual([]);
}

const missing = (route: Route) => route.fulfill({ status: 404, body: "gone" });

for (const [lang, loading, retry] of [
  ["en", "loading…", "Try again"],
  ["zh-CN", "加载中……", "重试"],
] as const) {
  test(`${lang}: as long as the engine is on its way, nothing is claimed and nothing can be pressed`, async ({ page }) => {
    const release = await holdEngine(page);
    await page.goto(`playground.html?lang=${lang}`);
    const figure = page.locator("threadlocal-lab");
    await expect(figure.locator(".counter")).toHaveText(loading);
    await expect(figure.locator("section")).toHaveAttribute("aria-busy", "true");
    await expectNoClaims(figure);
    expect(await pressable(figure)).toEqual([]);
    await pressEverything(page, figure);
    await expect(figure.locator(".counter")).toHaveText(loading);
    await expect(figure.locator("dialog[open]")).toHaveCount(0);
    release();
    await expect(figure.locator("section")).toHaveAttribute("aria-busy", "false");
    await expect(figure.locator(".counter")).toContainText(lang === "en" ? "leaked now" : "当前泄漏");
    expect((await pressable(figure)).length).toBeGreaterThan(10);
  });

  test(`${lang}: what could not be loaded says so for as long as it is so, and can be tried again`, async ({ page }) => {
    await page.route("**/*.wasm", missing);
    await page.goto(`playground.html?lang=${lang}`);
    const figure = page.locator("threadlocal-lab");
    await expect(figure.getByRole("alert")).toBeVisible();
    const alert = await figure.getByRole("alert").textContent();
    await expect(figure.locator("section")).toHaveAttribute("aria-busy", "false");
    await expectNoClaims(figure);
    expect(await pressable(figure)).toEqual([`control retry ${retry}`]);
    await pressEverything(page, figure);
    await expect(figure.getByRole("alert")).toHaveText(alert ?? "");
    await expect(figure.locator("section")).toHaveAttribute("aria-busy", "false");
    await page.unroute("**/*.wasm");
    await figure.getByRole("button", { name: retry }).click();
    await expect(figure.locator(".counter")).toContainText(lang === "en" ? "leaked now" : "当前泄漏");
    await expect(figure.getByRole("alert")).toHaveCount(0);
  });
}

for (const scenario of ["nothing-of-this-name", "nowhere/Missing.java"]) {
  test(`the scenario ${scenario} is missing, from the start and in the place of another`, async ({ page }) => {
    await page.route(({ pathname }) => pathname.endsWith("/Missing.java"), missing);
    await page.goto(`playground.html?lang=en&scenario=${scenario}`);
    const figure = page.locator("threadlocal-lab");
    for (const when of ["from the start", "in the place of another"]) {
      await expect(figure.getByRole("alert"), when).toContainText("could not be loaded");
      await expect(figure.locator("section"), when).toHaveAttribute("aria-busy", "false");
      await expectNoClaims(figure);
      expect(await pressable(figure), when).toEqual(["control retry Try again"]);
      await pressEverything(page, figure);
      await figure.getByRole("button", { name: "Try again" }).click();
      await expect(figure.getByRole("alert"), when).toContainText("could not be loaded");
      await figure.evaluate((element) => {
        element.setAttribute("scenario", "set-misses-slot-5");
      });
      await expect(figure.locator(".counter"), when).toContainText("leaked now");
      await expect(figure.getByRole("alert"), when).toHaveCount(0);
      await figure.evaluate((element, scenario) => {
        element.setAttribute("scenario", scenario);
      }, scenario);
    }
  });
}

test("a source with errors claims nothing of a run, and its errors stay", async ({ page }) => {
  await page.goto("playground.html?lang=en");
  const figure = page.locator("threadlocal-lab");
  await expect(figure.locator(".counter")).toContainText("leaked now");
  await figure.evaluate((element) => {
    Object.assign(element, { source: "void main() {\n    int number = nothing;\n}\n" });
  });
  const problem = figure.locator(".message .problems li");
  await expect(problem).toContainText("Nothing is called nothing here.");
  await expectNoClaims(figure);
  await expect(figure.locator("section")).toHaveAttribute("aria-busy", "false");
  for (const name of ["Step", "Play", "To the start"]) {
    await expect(figure.getByRole("button", { name, exact: true })).toHaveAttribute("aria-disabled", "true");
  }
  await figure.locator("section").focus();
  for (const key of KEYS.slice(0, -1)) {
    await page.keyboard.press(key);
  }
  await expect(problem).toContainText("Nothing is called nothing here.");
  await expectNoClaims(figure);
  await problem.getByRole("button").click();
  await expect(figure.locator('.source [data-line="2"] .line-number')).toBeFocused();
});

for (const [address, said] of [
  ["index.html", "The figure could not be loaded"],
  ["zh/index.html", "图无法加载"],
] as const) {
  test(`${address}: where the script of the figures does not come, the still picture stays and says so`, async ({ page }) => {
    // The page's own script and the element come; the face that the element asks for does not.
    const html = readFileSync(new URL(`../../www/dist/${address}`, import.meta.url), "utf8");
    await page.route(/\/assets\/element-[^/]*\.js$/, (route) => (html.includes(route.request().url().split("/").at(-1) ?? "") ? route.continue() : missing(route)));
    await page.goto(address);
    await expect(page.locator("#slot-5").getByRole("alert")).toContainText(said);
    const figure = page.locator("#one-key-two-threads");
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.getByRole("alert")).toContainText(said);
    await expect(figure.locator("img").first()).toBeVisible();
  });
}
