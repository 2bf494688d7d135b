/** Programs that only this page shows. They are not of the corpus, so they have no recording: the page has their sources. */

const FILES = import.meta.glob<string>("./programs/*.java", { query: "?raw", import: "default", eager: true });

/** Their sources by their names. */
export const PROGRAMS: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES).map(([path, source]) => [path.replace(/^.*\/|\.java$/g, ""), source]),
);
