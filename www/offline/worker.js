/*
 * The site without a network: every file is kept when the site is first visited, under the version of the build. Another
 * build is kept beside it and takes over when no page of the old one is open, so a page never mixes two builds.
 *
 * A server may be about to change builds, and the browser, or a proxy, may have files of an older one. So no file comes
 * from the browser's own cache, each must have the hash that the build gave it, and one that has not refuses them all.
 *
 * The build puts VERSION in front of this text, and FILES, the hash of each path. It does not know what the files are.
 */
/* global VERSION, FILES */

// Other sites, this one in another folder too, may have caches on the same origin.
const PREFIX = `threadlocal-lab ${self.registration.scope} `;
const NAME = PREFIX + VERSION;

self.addEventListener("install", (event) => {
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

async function keep() {
  const cache = await caches.open(NAME);
  try {
    await cache.addAll(Object.keys(FILES).map(wanted));
  } catch (error) {
    // Nothing of it was put in, and an empty one would only be in the way.
    await caches.delete(NAME);
    throw error;
  }
}

/** The request for a file of this build and of no other. */
function wanted(path) {
  return new Request(path, { cache: "reload", integrity: FILES[path] });
}

async function answer(request) {
  const address = new URL(request.url);
  address.search = "";
  if (address.pathname.endsWith("/")) {
    address.pathname += "index.html";
  }
  // Another site of the same origin may have deleted the build. Then there is none to mix with.
  if (!(await caches.has(NAME))) {
    return fetch(request);
  }
  const cache = await caches.open(NAME);
  const path = address.href.slice(self.registration.scope.length);
  return (await cache.match(address)) ?? fetch(Object.hasOwn(FILES, path) ? wanted(path) : request);
}

async function forgetOthers() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(others.map((name) => caches.delete(name)));
}
