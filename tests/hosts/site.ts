/** Serves a built site on an origin of its own, as a plain file server does. */
import { test as base } from "@playwright/test";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

/** The folder of what `build.mjs` made. */
const HOSTS = fileURLToPath(new URL("../../target/hosts", import.meta.url));

/** What a host sends with its own pages. The figures' pages come without: they have another origin. */
const STRICT = "default-src 'self'; script-src 'self'; frame-src *";

/** `serve(folder)` is the address of a site, one of the hosts or any folder; all of them end with the test. */
export const test = base.extend<{ serve: (folder: string) => Promise<string> }>({
  // Playwright wants the fixtures by their names, and there are none.
  // eslint-disable-next-line no-empty-pattern
  serve: async ({}, use) => {
    const servers: ReturnType<typeof createServer>[] = [];
    await use(async (folder) => {
      const files = sirv(resolve(HOSTS, folder), {
        dev: true,
        setHeaders: (answer, path) => {
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
