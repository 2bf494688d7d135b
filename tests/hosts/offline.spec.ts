/** The site where there is no network, and where the server changes builds under it. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWorker } from "../../www/offline/plugin";
import { alive, DIST, moves, test } from "./site";

const PAGE = "playground.html";

/** What shows in each build which one it is: a page that keeps its name, and a script that gets another. */
interface Marks {
  page: string | undefined;
  script: string | undefined;
}

const OLD: Marks = { page: "old", script: "old" };
const NEW: Marks = { page: "new", script: "new" };

/** A folder that a test may change, with a build of the site in it. */
const offline = test.extend<{ folder: string }>({
  // Playwright wants the fixtures by their names, and there are none.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "site-"));
    put(folder, "old");
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

offline("after one visit the site works without network", async ({ page, context, serve }) => {
  const address = await serve(DIST);
  await page.goto(`${address}/${PAGE}?scenario=first-set&lang=en`);
  await alive(page);
  await kept(page);
  await context.setOffline(true);
  await page.goto(`${address}/${PAGE}?scenario=collision&lang=zh-CN`);
  await alive(page);
  await moves(page.locator("threadlocal-lab"));
  await page.goto(`${address}/survey.html`);
  await expect(page.getByRole("heading").first()).toBeVisible();
});

offline("a new build takes over when no page of the old one is open, whole, whatever the browser still has", async ({ page, context, serve, folder }) => {
  // Each answer may be used for a year without asking, and is until the page goes away.
  const address = await serve(folder, "max-age=31536000");
  await page.goto(`${address}/${PAGE}`);
  await alive(page);
  await kept(page);
  const [before = ""] = await builds(page);
  // The first visit came from the server. From now on the page is the worker's, which has to stay as long as it is open.
  await page.reload();
  await alive(page);

  put(folder, "new");
  expect(await update(page)).toBe("installed");
  expect(await builds(page)).toHaveLength(2);
  await page.reload();
  await alive(page);
  expect(await marks(page), "the page that is open still has its build").toEqual(OLD);
  expect(await builds(page)).toContain(before);

  await reopenedUntil(page, `${address}/${PAGE}`, NEW);
  await expect.poll(() => builds(page)).toHaveLength(1);
  await context.setOffline(true);
  await page.goto(`${address}/${PAGE}?scenario=collision`);
  await alive(page);
  expect(await marks(page)).toEqual(NEW);
  expect(await wrong(page, folder), "files that are not the new build's").toEqual([]);
});

/** What a server has that is half-way from one build to the other. */
const HALF_WAY: readonly { name: string; spoil: (folder: string) => void }[] = [
  { name: "a page of the old build", spoil: (folder) => { cpSync(join(DIST, PAGE), join(folder, PAGE)); } },
  { name: "a figure of some other build", spoil: (folder) => { writeFileSync(join(folder, "icon.svg"), "<svg/>"); } },
  { name: "no script of the new build yet", spoil: (folder) => { rmSync(join(folder, script(folder))); } },
];

for (const { name, spoil } of HALF_WAY) {
  offline(`a build with ${name} is refused whole, and the old one goes on`, async ({ page, context, serve, folder }) => {
    const address = await serve(folder, "max-age=31536000");
    await page.goto(`${address}/${PAGE}`);
    await alive(page);
    await kept(page);
    const before = await builds(page);

    put(folder, "new");
    spoil(folder);
    expect(await update(page)).toBe("redundant");
    expect(await builds(page)).toEqual(before);
    await context.setOffline(true);
    await page.goto("about:blank");
    await page.goto(`${address}/${PAGE}?scenario=collision`);
    await alive(page);
    expect(await marks(page)).toEqual(OLD);

    // The server has arrived.
    put(folder, "new");
    await context.setOffline(false);
    expect(await update(page)).toBe("installed");
    await reopenedUntil(page, `${address}/${PAGE}`, NEW);
  });
}

offline("a first visit to a server that is half-way keeps nothing, and the page works", async ({ page, serve, folder }) => {
  const address = await serve(folder);
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    const fate = async ({ installing: worker }: ServiceWorkerRegistration) => {
      while (worker?.state === "installing") {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return worker?.state;
    };
    serviceWorker.register = async (...given) => {
      const registration = await register(...given);
      Object.assign(globalThis, { fate: fate(registration) });
      return registration;
    };
  });
  await page.goto(`${address}/${PAGE}`);
  await alive(page);
  await expect.poll(() => page.evaluate(() => (globalThis as { fate?: Promise<string> }).fate)).toBe("redundant");
  expect(await builds(page)).toEqual([]);
  await moves(page.locator("threadlocal-lab"));
});

offline("what the browser has lost of a build does not come from another one", async ({ page, serve, folder }) => {
  const address = await serve(folder);
  await page.goto(`${address}/${PAGE}`);
  await alive(page);
  await kept(page);
  put(folder, "new");
  const status = (path: string) => page.evaluate(async (path) => fetch(path).then((answer) => answer.ok, () => false), path);
  await page.goto(`${address}/${PAGE}`);
  const lose = (path?: string) => page.evaluate(async (path) => {
    for (const name of await caches.keys()) {
      await (path === undefined ? caches.delete(name) : (await caches.open(name)).delete(path));
    }
  }, path);
  await lose("icon.svg");
  await lose(PAGE);
  expect(await status("icon.svg"), "it is the same in both").toBe(true);
  expect(await status(PAGE), "it is not").toBe(false);
  await lose();
  expect(await status(PAGE), "with nothing kept there is nothing to mix").toBe(true);
});

/** Puts a build of the site that shows its name in the place of what is there. */
function put(folder: string, build: string): void {
  for (const entry of readdirSync(folder)) {
    rmSync(join(folder, entry), { recursive: true });
  }
  cpSync(DIST, folder, { recursive: true });
  const before = script(folder);
  const after = before.replace(/-[^-]+\.js$/, `-${build}.js`);
  renameSync(join(folder, before), join(folder, after));
  const edit = (path: string, change: (text: string) => string) => {
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8")));
  };
  edit(after, (text) => `document.documentElement.dataset.script = "${build}";\n${text}`);
  edit(PAGE, (text) => text.replaceAll(before, after).replace("<html", `<html data-page="${build}"`));
  writeWorker(folder);
}

/** The script that a build's page begins with. */
function script(folder: string): string {
  const [, path] = /<script [^>]*src="\.\/([^"]+)"/.exec(readFileSync(join(folder, PAGE), "utf8")) ?? [];
  if (path === undefined) {
    throw new Error(`${PAGE} begins with no script`);
  }
  return path;
}

function marks(page: Page): Promise<Marks> {
  return page.evaluate(() => {
    const { page, script } = document.documentElement.dataset;
    return { page, script };
  });
}

/**
 * Leaves the site and comes back until the page is of that build; one that is neither's fails at once. A worker that waits
 * takes over only while the site has no page, and needs a moment for it: who comes back sooner meets the old one, so each
 * absence is longer than the one before.
 */
async function reopenedUntil(page: Page, address: string, expected: Marks): Promise<void> {
  let away = 0;
  await expect.poll(async () => {
    await page.goto("about:blank");
    await page.waitForTimeout(away);
    away += 500;
    await page.goto(address);
    await alive(page);
    const found = await marks(page);
    expect(found.script, "page and script are of one build").toBe(found.page);
    return found;
  }, { timeout: 30_000 }).toEqual(expected);
}

/** Waits until the site is kept. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active?.state !== "activated") {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

/** Looks for a new build, and returns what became of its worker: `installed`, or `redundant` if it was refused. */
function update(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { installing, waiting } = await (await navigator.serviceWorker.ready).update();
    const worker = installing ?? waiting;
    while (worker?.state === "installing") {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return worker?.state ?? "nothing new";
  });
}

/** The builds that the browser has. */
function builds(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

/** The files of the only build that the browser has which are not those of a folder. */
async function wrong(page: Page, folder: string): Promise<string[]> {
  const hashes = await page.evaluate(async () => {
    const [name = ""] = await caches.keys();
    const cache = await caches.open(name);
    const scope = new URL(".", location.href).href;
    return Promise.all((await cache.keys()).map(async ({ url }) => {
      const body = await (await cache.match(url))?.arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", body ?? new ArrayBuffer()));
      return [url.slice(scope.length), [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")] as const;
    }));
  });
  expect(hashes.length).toBeGreaterThan(100);
  return hashes
    .filter(([path, hash]) => createHash("sha256").update(readFileSync(join(folder, path))).digest("hex") !== hash)
    .map(([path]) => path);
}
