/** The call on a new ThreadLocal that a reader fires: one statement that makes it, made to fit the home slot, and a `set`. */

const MAKING = /^(.*\s)(\w+)( = Lab\.atSlot\()(\d+)(\);)$/;

/** `java` makes a ThreadLocal with some home slot, `ThreadLocal<Object> key5 = Lab.atSlot(5);`. No name is given that `source` has. */
export function settingNewKey(java: string, home: number, source: string): string {
  const [, type = "", name = "", call = "", slot = "", rest = ""] = MAKING.exec(java) ?? [];
  const named = name.replace(slot, String(home));
  const free = new RegExp(`\\b${named}\\b`).test(source) ? name : named;
  return `${type}${free}${call}${home}${rest} ${free}.set(new Object());`;
}
