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
