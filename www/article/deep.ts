/** What goes deeper than the article, each on a page of its own. The build's configuration reads it too. */

export const DEEP = ["chaining", "references", "array", "locks", "jit"] as const;

export type Deep = (typeof DEEP)[number];

export function isDeep(name: string): name is Deep {
  return DEEP.some((deep) => deep === name);
}

/** Where such a page is in each language. */
export function deepPaths(name: Deep): { readonly en: string; readonly "zh-CN": string } {
  return { en: `${name}.html`, "zh-CN": `zh/${name}.html` };
}
