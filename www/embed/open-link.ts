/** Opens a link to a figure in the page whose address has it: in a dialog over it, since the page's own figures stand for themselves. */
import { languageOf, say, words } from "../src/i18n";
import { follow } from "../src/share/follow";

/** Opens the link in the page's address. A damaged one is said to be so. */
export async function openLink(): Promise<void> {
  const lab = document.createElement("threadlocal-lab");
  const trouble = document.createElement("p");
  trouble.setAttribute("role", "alert");
  const shut = document.createElement("button");
  shut.type = "button";
  shut.textContent = "✕";
  const dialog = document.createElement("dialog");
  dialog.style.width = "min(1100px, 94vw)";
  dialog.append(shut, trouble, lab);
  shut.addEventListener("click", () => {
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  const language = await follow(lab, trouble);
  if (language === undefined) {
    lab.remove();
  } else {
    lab.lang = language;
  }
  shut.ariaLabel = say(await words(language ?? languageOf(document.documentElement.lang)), "ui.close");
}
