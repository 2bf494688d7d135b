/** The builder of the playground: what it shows is what it copies, and what it copies works. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { FigureOnPage, open } from "./figure";

/** The hosts, and the files of its site in `tests/hosts` that hold what is copied. */
const SITES: Readonly<Record<string, readonly string[]>> = {
  HTML: ["plain/index.html"],
  Hexo: ["hexo/source/_posts/slot-5.md"],
  Hugo: ["hugo/layouts/shortcodes/threadlocal-lab.html", "hugo/content/slot-5.md"],
  mdBook: ["mdbook/src/slot-5.md"],
  VitePress: ["vitepress/.vitepress/config.mjs", "vitepress/.vitepress/theme/index.mjs", "vitepress/slot-5.md"],
};

const OWN = `void main() {
    ThreadLocal<String> key = new ThreadLocal<>();

    key.set(new String("</script>"));
}
`;

async function builder(page: Page, address = "?lang=en"): Promise<{ figure: Locator; form: Locator; preview: Locator }> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, address);
  await page.locator("#embed > summary").click();
  const form = page.locator(".builder");
  const preview = form.locator("threadlocal-lab");
  await alive(preview);
  return { figure: page.locator(".figure threadlocal-lab"), form, preview };
}

function alive(figure: Locator): Promise<void> {
  return expect(figure.locator("section")).toHaveAttribute("aria-busy", "false");
}

function seek(figure: Locator, address: string): Promise<void> {
  return figure.evaluate((element, address) => {
    (element as unknown as { seek(address: string): void }).seek(address);
  }, address);
}

/** The step that a figure shows. */
function step(figure: Locator): Promise<number> {
  return figure.evaluate((element) => (element as unknown as { step: number }).step);
}

/** Copies the texts of a host, one after the other. */
async function copied(page: Page, form: Locator, host: string): Promise<string[]> {
  await form.getByRole("combobox", { name: "For", exact: true }).selectOption(host);
  const texts: string[] = [];
  for (const button of await form.getByRole("button", { name: /^Copy/ }).all()) {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await button.click();
    // The word may stand there from the button before: what counts is that something was copied.
    const text = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(text).not.toBe("");
    await expect(form.getByText("Copied.")).toBeVisible();
    texts.push(await text());
  }
  return texts;
}

function unindented(text: string): string {
  return text.replaceAll(/^ +/gm, "");
}

test("the sites of the host tests hold the texts that are copied", async ({ page }) => {
  const { figure, form } = await builder(page);
  await seek(figure, "line:32");
  for (const box of await form.locator(".panes").getByRole("checkbox").all()) {
    await box.check();
  }
  await form.locator(".panes").getByLabel("editor").uncheck();
  for (const [host, files] of Object.entries(SITES)) {
    const texts = await copied(page, form, host);
    expect(texts, host).toHaveLength(files.length);
    for (const [n, file] of files.entries()) {
      const site = readFileSync(new URL(`../hosts/sites/${file}`, import.meta.url), "utf8");
      expect(unindented(site), file).toContain(unindented(texts[n] ?? "-"));
    }
  }
  // What makes a frame as high as its figure is the same wherever it stands.
  const listener = (await copied(page, form, "iframe")).at(-1);
  const readme = readFileSync(new URL("../../www/embed/README.md", import.meta.url), "utf8");
  expect(unindented(readme)).toContain(unindented(listener ?? "-"));
});

for (const { tag, panes, language, theme, readonly } of [
  { tag: "en", panes: ["references", "output"], language: "Language", theme: "Theme", readonly: "Readers only look" },
  { tag: "zh-CN", panes: ["引用图", "输出"], language: "语言", theme: "主题", readonly: "读者只看不改" },
]) {
  test(`what is picked is in the text and in the preview: ${tag}`, async ({ page }) => {
    const { figure, form, preview } = await builder(page, `?lang=${tag}`);
    const text = form.locator(".snippet pre").last();
    await expect(text).toContainText('<threadlocal-lab scenario="set-misses-slot-5" panes="slots legend message timeline"></threadlocal-lab>');
    await expect(preview.locator("svg.graph")).toHaveCount(0);

    for (const name of panes) {
      await form.locator(".panes").getByLabel(name, { exact: true }).check();
    }
    await form.getByRole("combobox", { name: language, exact: true }).selectOption("zh-CN");
    await form.getByRole("combobox", { name: theme, exact: true }).selectOption("dark");
    await form.getByRole("checkbox", { name: readonly }).check();
    await seek(figure, "op:41");
    await expect(text).toContainText(
      '<threadlocal-lab scenario="set-misses-slot-5" panes="slots graph legend message timeline output" lang="zh-CN" theme="dark" step="op:41" readonly>',
    );
    await expect(preview.locator("svg.graph")).toHaveCount(1);
    await expect(preview.getByRole("button", { name: "运行下一操作" }).or(preview.getByRole("button", { name: "单步", exact: true })).first()).toBeVisible();
    await expect(preview.locator("section")).toHaveCSS("color-scheme", "dark");
    expect(await step(preview)).toBe(await step(figure));
  });
}

test("a source of one's own comes along", async ({ page }) => {
  const { form, preview, figure } = await builder(page);
  await figure.evaluate((element, source) => {
    (element as unknown as { source: string }).source = source;
  }, OWN);
  await seek(figure, "end");
  await expect(form.locator(".snippet pre")).toContainText("void main()");
  await alive(preview);
  expect(await preview.evaluate((element) => (element as unknown as { source: string }).source)).toBe(OWN);

  const [html = ""] = await copied(page, form, "HTML");
  const [java, iframe = ""] = await copied(page, form, "iframe");
  expect(java).toBe(OWN.trimEnd());
  for (const [host, before] of [["Hexo", 1], ["Hugo", 2], ["mdBook", 1], ["VitePress", 3]] as const) {
    const texts = await copied(page, form, host);
    expect(texts, host).toHaveLength(before + 1);
    expect(texts, host).toContain(OWN.trimEnd());
    expect(texts.at(-1), host).toContain("figure.java");
  }

  // An author's page, with the package beside it.
  const answer = (body: string) => ({ contentType: "text/html", body: `<!doctype html><html lang="en"><title>Host</title>${body}</html>` });
  await page.route("**/host.html", (route) => route.fulfill(answer(html.replaceAll("threadlocal-lab/", "embed/"))));
  await page.goto("./host.html");
  const hosted = new FigureOnPage(page);
  await hosted.ready();
  expect(await hosted.view()).toMatchObject({ stepCount: (await hosted.view()).step });
  const source = await hosted.element.evaluate((element) => (element as unknown as { source: string }).source);
  expect(source).toBe(OWN.replace("</script>", "\\u003c/script>"));

  await page.unroute("**/host.html");
  await page.route("**/host.html", (route) => route.fulfill(answer(iframe.replaceAll("threadlocal-lab/", "embed/"))));
  await page.route("**/embed/figure.java", (route) => route.fulfill({ body: java ?? "" }));
  await page.goto("./host.html");
  const framed = page.frameLocator("iframe").locator("threadlocal-lab");
  await alive(framed);
  await expect.poll(() => framed.evaluate((element) => (element as unknown as { source: string }).source)).toBe(java);
});

test("Markdown gets the name of the picture, and a link that opens the figure", async ({ page }) => {
  const { figure, form } = await builder(page);
  await seek(figure, "op:41");
  await form.getByRole("combobox", { name: "For", exact: true }).selectOption("Markdown");
  await expect(form.locator(".snippet pre")).toContainText("#lab=");
  const [text = ""] = await copied(page, form, "Markdown");
  const [, picture, link = ""] = /^\[!\[.+\]\((.+\.svg)\)\]\((.+)\)$/.exec(text) ?? [];
  expect(picture).toBe(`set-misses-slot-5-slots-${await step(figure)}.svg`);
  const before = await step(figure);

  await figure.locator("summary", { hasText: "Take it away" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", { name: "table, SVG", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(picture);

  await page.goto("about:blank");
  await page.goto(link);
  const again = new FigureOnPage(page);
  await again.ready();
  await expect.poll(async () => (await again.view()).step).toBe(before);
  await expect(again.element.locator("svg.graph"), "only the panes that were picked").toHaveCount(0);
});

test("without the clipboard, the page says so", async ({ page }) => {
  const { form } = await builder(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
  });
  await form.getByRole("button", { name: /^Copy/ }).click();
  await expect(form.getByRole("status")).toHaveText(/^The browser does not let the page use the clipboard/);
});
