/** A visitor's own program: what it is called everywhere, what is wrong with it, and what of it can be stepped through. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { fileFor, mainClassOf } from "../../www/src/own";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";

const OLD = "set() doesn't clean slot 5";

async function paste(page: Page, figure: FigureOnPage, source: string): Promise<void> {
  const editor = figure.element.getByRole("textbox", { name: /^(Editor|编辑器)/ });
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await editor.evaluate((element, source) => {
    const data = new DataTransfer();
    data.setData("text/plain", source);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, source);
}

const PROGRAMS = [
  { what: "a title", lang: "en", source: "// @title.en Mine\n// @title.zh 我的\nvoid main() {\n}\n", name: "Mine", file: "mine.java" },
  { what: "a title", lang: "zh-CN", source: "// @title.en Mine\n// @title.zh 我的\nvoid main() {\n}\n", name: "我的", file: "mine.java" },
  { what: "a class", lang: "en", source: "public class Orders {\n    public static void main(String[] args) {\n    }\n}\n", name: "Orders", file: "Orders.java" },
  { what: "neither", lang: "en", source: "void main() {\n    System.gc();\n}\n", name: "your program", file: "program.java" },
  { what: "neither", lang: "zh-CN", source: "void main() {\n    System.gc();\n}\n", name: "你的程序", file: "program.java" },
];

for (const { what, lang, source, name, file } of PROGRAMS) {
  test(`${lang}: a pasted program with ${what} is called ${name}`, async ({ page }) => {
    const figure = await open(page, `?lang=${lang}`);
    const menu = page.locator("#menu");
    await expect(menu).toHaveValue("set-misses-slot-5");
    await figure.element.locator(".caption .edit").click();
    await paste(page, figure, source);
    await expect(figure.element.locator("#title")).toHaveText(name);
    await expect(figure.element.locator(".source .caption > span").first()).toHaveText(file);
    await expect(menu.locator("option:checked")).toHaveText(name);
    await expect(page.locator("#scenarios [aria-current]")).toHaveCount(0);
    await figure.element.locator(".share summary").click();
    const saved = figure.element.locator(".share .jdk button").first();
    await expect(saved).toHaveText(file);
    await expect(figure.element.locator(".share .command")).toContainText(`Lab.java ${file}`);
    const download = page.waitForEvent("download");
    await saved.click();
    expect((await download).suggestedFilename()).toBe(file);
    expect(figure.problems).toEqual([]);
  });
}

test("a statement of a button leaves a scenario its name, and a link's source is nobody's scenario", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("end");
  await figure.control("System.gc()").click();
  await expect(figure.element.locator(".source .caption > span").first()).toHaveText("set-misses-slot-5.java");
  await expect(page.locator("#menu")).toHaveValue("set-misses-slot-5");
  await figure.write("class Link {\n    static void main(String[] args) {\n    }\n}\n");
  await expect(figure.element.locator("#title")).toHaveText("Link");
  await expect(page.locator("#menu option:checked")).toHaveText("Link");
});

test("what is wrong is said in words at once, leads to its place, and what is shown is said to be the text before", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.seek("end");
  const { stepCount } = await figure.view();
  await figure.control("Edit").click();
  const wrong = "void main() {\n    int a = nothing;\n    String b = 5;\n    unknown();\n    c = 1;\n}\n";
  await paste(page, figure, wrong);
  const problems = figure.element.locator(".source .problems li");
  await expect(problems).toHaveCount(await problems.count());
  await expect(problems.first()).toContainText("Nothing is called nothing here.");
  const count = await problems.count();
  expect(count).toBeGreaterThan(2);
  await expect(figure.element.locator(".edited")).toHaveText(`Not run: ${count} to mend. What can be stepped through is the text that ran last.`);
  await expect(problems.first()).toBeInViewport();
  await expect(figure.element.locator(".counter")).toHaveText("text does not run · shown: the one that ran last");
  await expect(figure.element.locator("#title"), "the program that is shown").toHaveText(OLD);

  // Each leads to its place: what is typed there goes there.
  const editor = figure.element.locator(".cm-content");
  for (const line of [4, 2]) {
    await problems.getByRole("button", { name: new RegExp(`^line ${line},`) }).click();
    await expect(editor).toBeFocused();
    await page.keyboard.press("Home");
    await page.keyboard.type("//");
    await expect(editor.locator(".cm-line").nth(line - 1)).toContainText("//");
    await expect(problems).not.toHaveCount(0);
  }

  // The program that ran last can be stepped through, and nothing is appended to it: that would lose the text.
  await figure.element.getByRole("button", { name: "To the start" }).click();
  expect(await figure.view()).toMatchObject({ step: 0, stepCount });
  const gc = figure.control("System.gc()");
  await expect(gc).toHaveAttribute("aria-disabled", "true");
  await expect(figure.element.locator(".trouble")).toContainText("does not run");
  await gc.click({ force: true });
  await expect(editor).toContainText("String b = 5;");
  expect((await figure.view()).stepCount).toBe(stepCount);

  await paste(page, figure, "void main() {\n}\n");
  await expect(figure.element.locator(".edited")).toHaveText("Runs as you type.");
  await expect(problems).toHaveCount(0);
  await expect(figure.element.locator("#title")).toHaveText("your program");
  await expect(figure.element.locator(".counter")).toHaveText("leaked now: nothing");
});

test("the class around main is found, whatever stands around it", () => {
  const cases: [source: string, name: string][] = [
    ["void main() { }", ""],
    ["class Key { } void main() { new Key(); }", ""],
    ["class Key { } public class Main { public static void main(String[] args) { } }", "Main"],
    ["class Key { } class Program { static class Inner { } static void main(String[] args) { } }", "Program"],
    ["class Outer { static class Inner { static void main(String[] args) { } } }", "Outer"],
    ["// class Comment {\n/* class Other { */ class Real { String s = \"} class Text {\"; char c = '{'; void main() { } }", "Real"],
    ["record Point(int x) { } enum Kind { A } void main() { }", ""],
    ["class 订单 { static void main(String[] args) { } }", "订单"],
    ["", ""],
  ];
  expect(cases.map(([source]) => mainClassOf(source))).toEqual(cases.map(([, name]) => name));
  expect(fileFor("void main() { }", "A cache: what stays?")).toBe("a-cache-what-stays.java");
  expect(fileFor("void main() { }", "只有中文")).toBe("program.java");
});
