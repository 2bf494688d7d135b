// The built page, served as a host would serve it: compressed.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

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

/**
 * Serves `www/dist` on loopback, and beside it pages that are given by their names: the address, with a slash at its end, and
 * what ends it. Only what the page refers to is asked for.
 */
export async function served({ pages = {}, brotli = false } = {}) {
  const [encoding, compress] = brotli ? ["br", brotliCompressSync] : ["gzip", gzipSync];
  const ready = {};
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://page").pathname.slice(1));
    const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    // To compress takes longer than to serve: a host has done it before.
    ready[name] ??= (name in pages ? Promise.resolve(pages[name]) : readFile(new URL(name, dist))).then(compress);
    ready[name].then(
      (body) => {
        response.writeHead(200, {
          "content-type": TYPES[extname(name)] ?? "application/octet-stream",
          "content-encoding": encoding,
          "cache-control": "public, max-age=31536000",
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
