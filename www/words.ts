/**
 * Cuts the words of a language to what the reading face says: `en.json?reading` is `en.json` with these keys only.
 *
 * It knows the names of the keys and no sentence.
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

const QUERY = ".json?reading";

/** Steps, beats and why a run was stopped; what the face itself says; why something could not be had. */
const SAID = /^(?:start$|step\.|stop\.|beat\.|ui\.reading\.|ui\.reason\.|ui\.failed$|ui\.noPoint$)/;

export function cutWords(): Plugin {
  return {
    name: "threadlocal-lab-words",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(QUERY)) {
        return undefined;
      }
      const file = id.slice(0, id.indexOf("?"));
      this.addWatchFile(file);
      const words = JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
      const said = Object.fromEntries(Object.entries(words).filter(([key]) => SAID.test(key)));
      // A module, so that nothing takes it for JSON by the name of its file.
      return { code: `export default ${JSON.stringify(said)};`, moduleType: "js" };
    },
  };
}
