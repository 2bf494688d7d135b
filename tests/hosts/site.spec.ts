/** The site in one file, which needs no server. */
import { expect } from "@playwright/test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { alive, DIST, moves, test } from "./site";

test("the one file opens from a disk and asks for nothing", async ({ page }) => {
  const asked: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) {
      asked.push(request.url());
    }
  });
  page.on("pageerror", (error) => problems.push(error.message));
  const file = pathToFileURL(join(DIST, "threadlocal-lab.html")).href;
  await page.goto(`${file}?lang=en`);
  await alive(page);
  await moves(page.locator("threadlocal-lab"));
  await page.locator("#scenarios a").first().click();
  await alive(page);
  const design = await page.locator("threadlocal-lab").evaluate(async (element) => {
    const lab = element as HTMLElement & { source: string; ready: Promise<void>; view?: { design: string } };
    lab.source = "// @design table=chained\nvoid main() { new ThreadLocal<String>().set(\"a\"); }";
    await lab.ready;
    return lab.view?.design;
  });
  expect(design, "it runs every source").toBe("table=chained");
  await page.locator("#theme").selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(asked.filter((url) => !url.startsWith(file))).toEqual([]);
  expect(problems).toEqual([]);
});
