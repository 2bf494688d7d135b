/** The corpus of scenarios, and what the header comments of a source say. It knows nothing else of Java. */

const FILES = import.meta.glob<string>("../scenarios/*.java", { query: "?raw", import: "default" });

const NAME = /([^/]+)\.java$/;

/** From the first thing to know to the last; a scenario that is not here comes behind. */
const ORDER: readonly string[] = [
  "one-key-two-threads",
  "many-keys-one-map",
  "shared-not-copied",
  "initial-value-per-thread",
  "first-set",
  "overwrite",
  "get-adds-an-entry",
  "set-null-is-not-remove",
  "with-initial-after-remove",
  "consecutive-homes",
  "collision",
  "same-home-until-it-grows",
  "modulo-16",
  "get-after-miss",
  "get-finds-its-key-moved",
  "the-gap-goes-to-the-neighbour",
  "the-gap-goes-to-the-key",
  "four-references",
  "soft-cache",
  "references-under-memory-pressure",
  "local-key-frame-gone",
  "key-captured-by-a-running-task",
  "key-captured-by-a-queued-task",
  "key-returned-and-kept",
  "key-returned-and-dropped",
  "static-key",
  "remove-cleans-its-run",
  "scan-finds-its-last-cell",
  "scan-misses-the-next-cell",
  "scan-starts-again-after-a-find",
  "set-misses-slot-5",
  "get-misses-slot-5",
  "remove-misses-slot-5",
  "remove-next-door-leaves-slot-5",
  "set-cleans-slot-5-from-a-longer-run",
  "set-cleans-slot-5-after-a-find",
  "set-misses-slot-5-after-a-find",
  "new-key-at-3-cleans-slot-5",
  "new-key-at-9-scans-nothing",
  "existing-keys-clean-nothing",
  "rehash-and-resize",
  "rehash-sweeps-and-stays-at-16",
  "rehash-sweeps-and-resizes",
  "next-request-reads-the-last-user",
  "remove-in-finally",
  "remove-on-the-wrong-thread",
  "thread-ends",
  "value-refers-to-its-key",
  "pool-new-key-per-task",
  "pool-new-key-gc-every-ten",
  "pool-new-key-gc-at-the-end",
  "pool-static-key",
  "pool-remove",
  "pool-value-refers-to-key",
  "out-of-memory-although-every-key-is-dead",
  "memory-lasts-with-remove",
  "redeploy-string-value",
  "redeploy-value-of-its-own-class",
  "redeploy-new-key",
  "inheritable-child-copies-once",
  "inheritable-in-a-pool",
  "design-keys-strong",
  "design-values-weak",
  "design-cleaning-none",
  "design-cleaning-full",
  "design-table-chained",
  "design-table-queued",
  "modulo-16-chained",
  "design-increment",
  "another-increment",
];

/** The names of all scenarios, as the `scenario` attribute takes them. */
export const SCENARIOS: readonly string[] = Object.keys(FILES)
  .map(nameOf)
  .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));

/** The source of a scenario. */
export async function sourceOf(name: string): Promise<string> {
  const path = Object.keys(FILES).find((path) => nameOf(path) === name);
  const file = path === undefined ? undefined : FILES[path];
  if (!file) {
    throw new Error(`no scenario is called ${name}`);
  }
  return file();
}

/** The title in `language`, or in English, or nothing. */
export function titleOf(source: string, language: string): string {
  const titles = new Map(
    [...source.matchAll(/^\s*\/\/\s*@title\.([\w-]+)\s+(.*?)\s*$/gm)].map(([, tag = "", text = ""]) => [tag, text]),
  );
  return titles.get(shortTag(language)) ?? titles.get("en") ?? "";
}

/** Header comments name a language by its first part: `zh`. */
export function shortTag(language: string): string {
  return language.split("-")[0] ?? language;
}

function rank(name: string): number {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}

function nameOf(path: string): string {
  return NAME.exec(path)?.[1] ?? path;
}
