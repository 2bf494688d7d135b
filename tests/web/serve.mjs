// The built page, served as a host would serve it: compressed.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".txt": "text/plain",
  ".xml": "application/xml",
};

const dist = new URL("../../www/dist/", import.meta.url);

/** Serves `www/dist` on loopback: the address, with a slash at its end, and what ends it. Only what the page refers to is asked for. */
export async function served() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://page").pathname.slice(1));
    const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    readFile(new URL(name, dist)).then(
      (body) => {
        response.writeHead(200, {
          "content-type": TYPES[extname(name)] ?? "application/octet-stream",
          "content-encoding": "gzip",
          "cache-control": "public, max-age=31536000",
        });
        response.end(gzipSync(body));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
