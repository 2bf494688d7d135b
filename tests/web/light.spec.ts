/** What a figure takes of a page before it is seen, while it comes, and where something of it cannot come. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { lab, SCENARIO } from "./host";

const PARTS = "./embed/";

/** A page of its own that is given what stands in it; what it asks for is gathered. */
async function opened(page: Page, body: string, policy?: string): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.replace(/^.*\/embed\//, "")));
  await page.route("**/light.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      ...(policy !== undefined && { headers: { "content-security-policy": policy, "content-type": "text/html" } }),
      body: `<!doctype html><html lang="en"><title>Light</title><link rel="stylesheet" href="${PARTS}threadlocal-lab.css"><body>${body}
        <script type="module" src="${PARTS}threadlocal-lab.js"></script></body></html>`,
    }),
  );
  await page.goto("./light.html");
  return asked;
}

const FIGURE = `<threadlocal-lab face="reading" scenario="${SCENARIO}"></threadlocal-lab>`;

/** What is loaded of the package besides what the page names itself. */
const later = (asked: readonly string[]) => asked.filter((file) => /^(?:chunks|parts|recordings|words)\/|\.wasm$/.test(file));

for (const [where, body, come] of [
  ["more than a screen below", `<div style="height: 300vh"></div>${FIGURE}`, () => { scrollTo(0, innerHeight * 1.5); }],
  ["in closed details", `<details><summary>More</summary>${FIGURE}</details>`, () => document.querySelector("summary")?.click()],
  ["on a hidden slide", `<div id="slide" hidden>${FIGURE}</div>`, () => document.querySelector("#slide")?.removeAttribute("hidden")],
] as const) {
  test(`a figure ${where} loads nothing before the reader comes near`, async ({ page }) => {
    const asked = await opened(page, body);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(300);
    expect(later(asked)).toEqual([]);
    await page.evaluate(come);
    await expect(page.locator("threadlocal-lab .sentence")).not.toBeEmpty();
    expect(later(asked).some((file) => file.endsWith(".rec"))).toBe(true);
  });

  test(`a figure ${where} loads at once if its author says eager`, async ({ page }) => {
    const asked = await opened(page, body.replace("face=", 'loading="eager" face='));
    await expect.poll(() => later(asked).some((file) => file.endsWith(".rec"))).toBe(true);
  });
}

const WIDTHS = [320, 375, 412, 500, 640, 641, 768, 900, 901, 1280];

for (const language of ["en", "zh-CN"]) {
  test(`a figure has its height before it is there, at every width (${language})`, async ({ page }) => {
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route("**/threadlocal-lab.js", async (route) => {
      await held;
      await route.continue();
    });
    await page.setViewportSize({ width: 1400, height: 900 });
    const figure = FIGURE.replace("face=", `lang="${language}" loading="eager" face=`);
    await page.route("**/light.html", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html lang="en"><title>Light</title><link rel="stylesheet" href="${PARTS}threadlocal-lab.css">
          <body>${WIDTHS.map((width) => `<div style="width: ${width}px">${figure}</div>`).join("")}
          <script type="module" src="${PARTS}threadlocal-lab.js"></script></body></html>`,
      }),
    );
    await page.goto("./light.html", { waitUntil: "commit" });
    const heights = () => page.locator("threadlocal-lab").evaluateAll((figures) => figures.map((figure) => Math.round(figure.getBoundingClientRect().height)));
    await expect.poll(async () => (await heights()).length).toBe(WIDTHS.length);
    await expect.poll(async () => (await heights()).every((height) => height > 0)).toBe(true);
    const before = await heights();
    go();
    for (const figure of await page.locator("threadlocal-lab").all()) {
      await expect(figure.locator(".sentence")).not.toBeEmpty();
    }
    const after = await heights();
    await page.locator("threadlocal-lab").evaluateAll((figures) => {
      for (const figure of figures) {
        (figure as unknown as { seek(address: string): void }).seek("end");
      }
    });
    await expect(page.locator("threadlocal-lab .turn:not(.waiting)")).toHaveCount(WIDTHS.length);
    const atTheEnd = await heights();
    const unlike = (others: readonly number[]) => WIDTHS.filter((_, n) => Math.abs((before[n] ?? 0) - (others[n] ?? 0)) > 1);
    expect(unlike(after), `before ${String(before)}, after ${String(after)}`).toEqual([]);
    expect(unlike(atTheEnd), `before ${String(before)}, at the end ${String(atTheEnd)}`).toEqual([]);
  });
}

const POSTER = `<threadlocal-lab face="reading" scenario="${SCENARIO}"><p id="poster">A picture of the table</p></threadlocal-lab>`;

test("what its author puts into a figure is shown until the figure is there", async ({ page }) => {
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route("**/*.rec", async (route) => {
    await held;
    await route.continue();
  });
  await opened(page, POSTER);
  const picture = page.locator("threadlocal-lab .picture");
  await expect(picture).toBeAttached();
  await expect(page.locator("#poster")).toBeVisible();
  await expect(picture).not.toBeVisible();
  go();
  await expect(picture).toBeVisible();
  await expect(page.locator("#poster")).not.toBeVisible();
});

test("what its author puts into a figure stays where the figure cannot come, with the reason", async ({ page }) => {
  await opened(page, POSTER.replace(SCENARIO, "nothing-of-this-name"));
  await expect(page.locator("threadlocal-lab").getByRole("alert")).toContainText("nothing-of-this-name");
  await expect(page.locator("#poster")).toBeVisible();
});

test.describe("where scripts are off", () => {
  test.use({ javaScriptEnabled: false });

  test("what its author puts into a figure stays, and no room is kept", async ({ page }) => {
    await opened(page, POSTER);
    await expect(page.locator("#poster")).toBeVisible();
    const box = await page.locator("threadlocal-lab").boundingBox();
    expect(box?.height).toBeLessThan(100);
  });
});

test("where WebAssembly is forbidden, a recording plays, and what needs the engine says why it cannot", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await opened(page, FIGURE, "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'");
  const figure = page.locator("threadlocal-lab");
  const sentence = figure.locator(".sentence");
  await expect(sentence).not.toBeEmpty();
  const first = await sentence.textContent();
  await figure.locator("section").focus();
  await page.keyboard.press("ArrowRight");
  await expect(sentence).not.toHaveText(first ?? "");
  await page.keyboard.press("End");
  await figure.locator(".turn select").selectOption("k9b");
  await figure.getByRole("button", { name: "get()" }).click();
  await expect(figure.getByRole("alert").filter({ visible: true })).toContainText("engine");
  // What was there is not lost.
  await page.keyboard.press("Home");
  await expect(sentence).toHaveText(first ?? "");
});

test("the engine comes before the reader acts, if the author says prefetch, and else does not", async ({ page }) => {
  const asked = await opened(page, FIGURE.replace("face=", "prefetch face="));
  await expect(page.locator("threadlocal-lab .sentence")).not.toBeEmpty();
  await expect.poll(() => asked.filter((file) => file.endsWith(".wasm")).length).toBe(1);
});

test("a reader who asks for the workbench goes on in the face until it is there, and it stands where they have come to", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await opened(page, FIGURE.replace("face=", 'step="op:40" face='));
  const figure = page.locator("threadlocal-lab");
  await figure.getByRole("button", { name: "open in the workbench" }).click();
  await figure.locator("threadlocal-reading section").focus();
  await expect(figure.locator("threadlocal-workbench")).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => lab(page, (lab) => lab.step)).toBe(301);
  await expect(figure.locator("threadlocal-reading .sentence")).toBeVisible();
  go();
  await expect(figure.locator("svg.slots")).toBeVisible();
  await expect(figure.locator("threadlocal-reading")).toHaveCount(0);
  expect(await lab(page, (lab) => lab.step)).toBe(301);
  // The next key is the workbench's.
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => lab(page, (lab) => lab.step)).toBe(302);
});

test("what is played before it is alive plays once it is, unless it is paused again", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await opened(page, `${FIGURE}${FIGURE}`);
  const playing = await page.evaluate(async () => {
    await customElements.whenDefined("threadlocal-lab");
    const [one, other] = [...document.querySelectorAll("threadlocal-lab")] as unknown as { play(): void; pause(): void; ready: Promise<void>; step: number }[];
    one?.play();
    other?.play();
    other?.pause();
    await Promise.all([one?.ready, other?.ready]);
    return true;
  });
  expect(playing).toBe(true);
  const buttons = page.locator("threadlocal-lab .controls .play");
  await expect(buttons.nth(0)).toHaveText("Pause");
  await expect(buttons.nth(1)).toHaveText("Play");
});
