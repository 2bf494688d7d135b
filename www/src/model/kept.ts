/** Keeps what is the same: of two values that are equal, the older one. It knows plain data, maps, sets and typed arrays. */

/** `now` with every part that equals the one of `before` being that very object. */
export function kept<T>(before: T, now: T): T {
  if (Object.is(before, now) || typeof before !== "object" || typeof now !== "object" || before === null || now === null) {
    return now;
  }
  if (Array.isArray(before) && Array.isArray(now)) {
    const items = keptItems(before as readonly unknown[], now as readonly unknown[]);
    return isSame(before, items) ? before : (items as T);
  }
  if (Object.getPrototypeOf(before) !== Object.prototype || Object.getPrototypeOf(now) !== Object.prototype) {
    return hasSameParts(before, now) ? before : now;
  }
  const old = before as Readonly<Record<string, unknown>>;
  const entries = Object.entries(now).map(([name, value]): [string, unknown] => [name, kept(old[name], value)]);
  const isWhole = entries.length === Object.keys(old).length && entries.every(([name, value]) => Object.is(value, old[name]));
  return isWhole ? before : (Object.fromEntries(entries) as T);
}

/** An item is looked for in its place, then by its first field, which is the key of rows that have one. */
function keptItems(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  let rows: Map<unknown, unknown> | undefined;
  return now.map((item, index) => {
    const inPlace = kept(before[index], item);
    if (Object.is(inPlace, before[index]) || typeof item !== "object") {
      return inPlace;
    }
    rows ??= new Map(before.map((row) => [keyOf(row), row]));
    return kept(rows.get(keyOf(item)) ?? before[index], item);
  });
}

function keyOf(item: unknown): unknown {
  return typeof item === "object" && item !== null ? Object.values(item)[0] : item;
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && now.every((item, index) => Object.is(item, before[index]));
}

/** Maps by key, sets by their members, typed arrays and what holds one by their words, everything else by being the same. */
function hasSameParts(before: object, now: object): boolean {
  if (before instanceof Map && now instanceof Map) {
    return before.size === now.size && [...now].every(([key, value]) => hasSameParts(Object(before.get(key)) as object, Object(value) as object));
  }
  if (before instanceof Set && now instanceof Set) {
    return before.size === now.size && [...now].every((member) => before.has(member));
  }
  if (before instanceof Uint32Array && now instanceof Uint32Array) {
    return before.length === now.length && now.every((word, index) => word === before[index]);
  }
  const [one, other] = [Reflect.get(before, "words") as unknown, Reflect.get(now, "words") as unknown];
  return one instanceof Uint32Array && other instanceof Uint32Array && hasSameParts(one, other);
}
