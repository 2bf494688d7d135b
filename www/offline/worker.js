/*
 * The site without a network: every file is kept when the site is first visited, under the version of the build. Another
 * build is kept beside it and takes over when no page of the old one is open, so a page never mixes two builds.
 *
 * The build puts VERSION and FILES in front of this text. It does not know what the files are.
 */
/* global VERSION, FILES */
const PREFIX = "threadlocal-lab ";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(PREFIX + VERSION).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

async function answer(request) {
  const address = new URL(request.url);
  address.search = "";
  if (address.pathname.endsWith("/")) {
    address.pathname += "index.html";
  }
  const cache = await caches.open(PREFIX + VERSION);
  return (await cache.match(address)) ?? fetch(request);
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
  await Promise.all(others.map((name) => caches.delete(name)));
}
