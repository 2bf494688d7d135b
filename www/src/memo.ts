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
