/** Serves a built site on an origin of its own, as a plain file server does. */
import { expect, test as base } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

/** The folder of what `build.mjs` made. */
const HOSTS = fileURLToPath(new URL("../../target/hosts", import.meta.url));

/** The folder of the site that was built. */
export const DIST = fileURLToPath(new URL("../../www/dist/", import.meta.url));

/** What a host sends with its own pages. The figures' pages come without: they have another origin. */
const STRICT = "default-src 'self'; script-src 'self'; frame-src *";

/**
 * `serve(folder)` is the address of a site, one of the hosts or any folder; all of them end with the test. A second
 * argument is what the server says of how long an answer may be kept.
 */
export const test = base.extend<{ serve: (folder: string, keep?: string) => Promise<string> }>({
  // Playwright wants the fixtures by their names, and there are none.
  // eslint-disable-next-line no-empty-pattern
  serve: async ({}, use) => {
    const servers: ReturnType<typeof createServer>[] = [];
    await use(async (folder, keep) => {
      const files = sirv(resolve(HOSTS, folder), {
        dev: true,
        setHeaders: (answer, path) => {
          if (keep !== undefined) {
            answer.setHeader("Cache-Control", keep);
          }
          if (folder === "strict" && !path.startsWith("/threadlocal-lab/")) {
            answer.setHeader("Content-Security-Policy", STRICT);
          }
        },
      });
      const server = createServer(files);
      servers.push(server);
      await new Promise<void>((listening) => server.listen(0, listening));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  },
});

/** Waits until the first figure of a page is alive. */
export async function alive(page: Page): Promise<void> {
  await expect(page.locator("threadlocal-lab section").first()).toHaveAttribute("aria-busy", "false");
}

/** One step forward changes what a figure says. */
export async function moves(figure: Locator): Promise<void> {
  const message = figure.locator(".message p").first();
  const before = await message.textContent();
  await figure.locator("section").press("ArrowRight");
  await expect(message).not.toHaveText(before ?? "");
}

/**
 * Waits until nothing in a figure has moved for ten frames: it is drawn for a new width in a frame after the one in which it
 * gets it.
 */
export function rests(figure: Locator): Promise<void> {
  return figure.evaluate(async (element) => {
    const boxes = () => JSON.stringify([...(element.shadowRoot?.querySelectorAll("*") ?? [])].map((part) => part.getBoundingClientRect()));
    let before = boxes();
    for (let same = 0; same < 10;) {
      await new Promise(requestAnimationFrame);
      const now = boxes();
      same = now === before ? same + 1 : 0;
      before = now;
    }
  });
}

/** What the page has to complain of from now on. */
export function complaints(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // A browser asks every host for an icon.
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) {
      problems.push(`${message.text()} ${message.location().url}`);
    }
  });
  return problems;
}
