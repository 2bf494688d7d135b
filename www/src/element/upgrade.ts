/**
 * What a page gives an element before its class is there, as frameworks do: a property of the element's own, which hides the
 * class's.
 */

/** Takes such properties off an element, and gives them to its class. */
export function takeOver(element: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    if (Object.hasOwn(element, name)) {
      const value: unknown = Reflect.get(element, name);
      Reflect.deleteProperty(element, name);
      Reflect.set(element, name, value);
    }
  }
}
