/**
 * Cuts the words of a language to what is said where they are loaded: `en.json?reading` is `en.json` with the keys that the
 * reading face says, `en.json?diagnostics` with those that say what is wrong with a source, `en.json?page` with those that everything
 * else but the survey says; in the package, where there is no page around a figure, without those of one.
 *
 * It knows the names of the keys and no sentence.
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

/** Whether a key is said. */
type Cut = (key: string) => boolean;

/** Steps, beats and why a run was stopped; what the face itself says; why something could not be had. */
const READING = /^(?:start$|step\.|stop\.|beat\.|ui\.reading\.|ui\.reason\.|ui\.failed$|ui\.noPoint$)/;

/** What nobody says but the reading face, and the survey. */
const ELSEWHERE = /^(?:beat\.|ui\.reading\.|survey\.)/;

/** What is wrong with a source: most have nothing. */
const DIAGNOSTICS = "diagnostic.";

/** What only the site's own pages say: a damaged link can come to any page. */
const SITE = /^ui\.(?:page\.(?!badLink$)|group\.|survey\.)/;

/** Cuts the words of the site, or of a `package` of figures. */
export function cutWords(of: "site" | "package"): Plugin {
  const cuts: Readonly<Record<string, Cut>> = {
    reading: (key) => READING.test(key),
    diagnostics: (key) => key.startsWith(DIAGNOSTICS),
    page: (key) => !ELSEWHERE.test(key) && !key.startsWith(DIAGNOSTICS) && !(of === "package" && SITE.test(key)),
  };
  return {
    name: "threadlocal-lab-words",
    enforce: "pre",
    async load(id) {
      const [file = "", query = ""] = id.split("?");
      const isSaid = file.endsWith(".json") ? cuts[query] : undefined;
      if (!isSaid) {
        return undefined;
      }
      this.addWatchFile(file);
      const words = JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
      const said = Object.fromEntries(Object.entries(words).filter(([key]) => isSaid(key)));
      // A module, so that nothing takes it for JSON by the name of its file.
      return { code: `export default ${JSON.stringify(said)};`, moduleType: "js" };
    },
  };
}
