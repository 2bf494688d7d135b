/** A page that opens the links to figures: the fragment of its address holds one. */
import { languageOf } from "../i18n";
import type { Language } from "../i18n";
import type { ThreadlocalLab } from "../element";
import { given, isReason } from "../reason";
import { failureIn } from "../speak";

/**
 * Opens the figure that the fragment of the page's address holds, if it is a link to one, and gives back its language. If
 * the link is damaged, the page says so in `trouble`, and the figure is unchanged.
 */
export async function follow(lab: ThreadlocalLab, trouble: HTMLElement): Promise<Language | undefined> {
  const { hash } = location;
  if (!hash.startsWith("#lab=")) {
    return undefined;
  }
  try {
    const { unpack } = await given(() => import("./link"), "ui.reason.part");
    const { source, step, language, panes } = await unpack(hash);
    lab.panes = panes;
    lab.source = source;
    lab.seek(step);
    trouble.textContent = "";
    return languageOf(language);
  } catch (error) {
    const key = isReason(error) ? "ui.failed.part" : "ui.page.badLink";
    trouble.textContent = await failureIn(languageOf(document.documentElement.lang), key, error);
    return undefined;
  }
}
