/** Saying on the spot, in the reader's language, why a figure could not be had. */
import type { Language, Say } from "../i18n";
import { WORDLESS } from "../i18n";
import { reasonIn } from "../reason";
import { readingWords, sayIn } from "../reading/words";

/** Why something failed, in words; or that there is no point of an address, if one is given. */
export async function troubleIn(language: Language, error: unknown, address?: string): Promise<string> {
  try {
    const say = sayIn(await readingWords(language));
    return address === undefined ? say("ui.failed", { reason: reasonIn(say as Say, error) }) : say("ui.noPoint", { address });
  } catch {
    return WORDLESS[language];
  }
}

/** Puts it at the end of a figure, in the place of what was said before. */
export function showTrouble(root: ParentNode, reason: string): void {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.className = "trouble alone";
  note.textContent = reason;
  forgetTrouble(root);
  root.append(note);
}

/** Takes away what was said. */
export function forgetTrouble(root: ParentNode): void {
  root.querySelector("p.trouble.alone")?.remove();
}
