/** Pages of other people with figures in them. */
import type { Locator, Page } from "@playwright/test";
import type { ThreadlocalLab } from "../../www/embed/threadlocal-lab";

/** What a host page does with the element, as the package promises it. */
export type Lab = ThreadlocalLab;

/** What the figures show that need nothing special. */
export const SCENARIO = "set-misses-slot-5";

/** A host page with nothing but these elements. */
export async function host(page: Page, body: string): Promise<void> {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Host</title><body>${body}
        <script type="module" src="./embed/threadlocal-lab.js"></script></body></html>`,
    }),
  );
  await page.goto("./host.html");
  await page.evaluate(async () => {
    await customElements.whenDefined("threadlocal-lab");
    await Promise.all([...document.querySelectorAll("threadlocal-lab")].map((lab) => lab.ready));
  });
}

/** Runs `act` on the first figure. */
export function lab<T>(page: Page, act: (lab: Lab) => T | Promise<T>): Promise<T> {
  return page.evaluate(`(${act.toString()})(document.querySelector("threadlocal-lab"))`);
}

/** A page with one figure, which plays a recording. */
export async function alone(page: Page, attributes: string): Promise<Locator> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.route("**/alone.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Alone</title><body><threadlocal-lab ${attributes}></threadlocal-lab>
        <script type="module" src="./embed/threadlocal-lab.js"></script></body></html>`,
    }),
  );
  await page.goto("./alone.html");
  return page.locator("threadlocal-lab");
}

/** The files that a page asks for, by the ends of their names. */
export function watched(page: Page): (ending: string) => string[] {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  return (ending) => asked.filter((path) => path.endsWith(ending));
}
