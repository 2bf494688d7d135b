/**
 * What a page gives an element before its class is there, as frameworks do: a property of the element's own, which hides the
 * class's.
 */

/** Takes such properties off an element, and gives them to its class. */
export function takeOver<Name extends string>(element: HTMLElement & Partial<Record<Name, unknown>>, names: readonly Name[]): void {
  for (const name of names) {
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      Reflect.deleteProperty(element, name);
      Reflect.set(element, name, value);
    }
  }
}
