/** The corpus of scenarios, and what the header comments of a source say. It knows nothing else of Java. */
import { shortTag } from "./i18n";
import { given, Reason } from "./reason";

const FILES = import.meta.glob<string>("../scenarios/*.java", { query: "?raw", import: "default" });

const NAME = /([^/]+)\.java$/;

/** The names of all scenarios, as the `scenario` attribute takes them. */
export const SCENARIOS: readonly string[] = Object.keys(FILES).map(nameOf);

/**
 * The source of a scenario.
 *
 * @throws {Reason} if none has this name, or its file cannot be loaded.
 */
export async function sourceOf(name: string): Promise<string> {
  const path = Object.keys(FILES).find((path) => nameOf(path) === name);
  const file = path === undefined ? undefined : FILES[path];
  if (!file) {
    throw new Reason("ui.reason.noScenario", { name });
  }
  return given(file, "ui.reason.part");
}

/** The title in `language`, or in English, or nothing. */
export function titleOf(source: string, language: string): string {
  const titles = new Map(
    [...source.matchAll(/^\s*\/\/\s*@title\.([\w-]+)\s+(.*?)\s*$/gm)].map(([, tag = "", text = ""]) => [tag, text]),
  );
  return titles.get(shortTag(language)) ?? titles.get("en") ?? "";
}

function nameOf(path: string): string {
  return NAME.exec(path)?.[1] ?? path;
}
