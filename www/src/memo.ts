/** Keeps the result of a function for as long as its argument lives: the same argument gives the very same result. */
export function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const results = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let result = results.get(key);
    if (!result) {
      result = { value: make(key) };
      results.set(key, result);
    }
    return result.value;
  };
}

/** Keeps results by a key that says all they depend on. When there are more than `limit`, it begins anew. */
export function byKey<V>(limit: number): (key: string, make: () => V) => V {
  const results = new Map<string, V>();
  return (key, make) => {
    let result = results.get(key);
    if (result === undefined) {
      result = make();
      if (results.size >= limit) {
        results.clear();
      }
      results.set(key, result);
    }
    return result;
  };
}

/** Keeps for each key what was made of it last, for as long as everything else that it was made of stays the very same. */
export function lastFor<V>(): (key: object, others: readonly unknown[], make: () => V) => V {
  const results = new WeakMap<object, { readonly others: readonly unknown[]; readonly value: V }>();
  return (key, others, make) => {
    const known = results.get(key);
    if (known && sameItems(known.others, others)) {
      return known.value;
    }
    const value = make();
    results.set(key, { others, value });
    return value;
  };
}

/** Whether two lists hold the very same things. */
export function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one === other || (one.length === other.length && one.every((item, n) => item === other[n]));
}
