/** The page around the figure: its words, the choice of scenario, language and theme. All of it is in the address. */
import "./page.css";
import { LANGUAGE_NAMES, languageOf, say, words } from "./i18n";
import type { Key, Language } from "./i18n";
import type { Builder } from "./embed/builder";
import { ThreadlocalLab } from "./element";
import "./lab/element";
import { follow } from "./share/follow";
import { filter, groups, listOf, menuOf } from "./picker";
import { SCENARIOS, sourceOf } from "./scenario";
import { given } from "./reason";
import { failureIn, speakPage } from "./speak";
import { pageIn, SPOKEN } from "./where";

const FIRST_SCENARIO = "set-misses-slot-5";

/** What the address calls the program with nothing in it, and that program. */
const EMPTY = { scenario: "empty", source: "void main() {\n}\n" };

/** The value of the menu's line for the visitor's own program. */
const OWN = "own";

const root = document.documentElement;
const address = new URLSearchParams(location.search);

const scenario = address.get("scenario") ?? FIRST_SCENARIO;

const lab = find("threadlocal-lab", ThreadlocalLab);
const list = find("#scenarios", HTMLDivElement);
const menu = find("#menu", HTMLSelectElement);
const search = find("#search", HTMLInputElement);
const none = find("#none", HTMLParagraphElement);
const article = find("#article", HTMLAnchorElement);
const interview = find("#interview", HTMLAnchorElement);
const empty = find("#empty", HTMLAnchorElement);
const languages = find("#language", HTMLSelectElement);
const trouble = find("#trouble", HTMLParagraphElement);
const themes = find("#theme", HTMLSelectElement);
const embed = find("#embed", HTMLDetailsElement);
let builder: Promise<Builder> | undefined;
/** What the visitor's own program is called; empty as long as the figure shows a scenario. */
let program = "";

for (const [tag, name] of Object.entries(LANGUAGE_NAMES)) {
  languages.add(new Option(name, tag));
}
languages.addEventListener("change", () => {
  set("lang", languages.value);
});
themes.addEventListener("change", () => {
  set("theme", themes.value);
});
menu.addEventListener("change", () => {
  location.search = addressWith("scenario", menu.value).toString();
});
search.addEventListener("input", () => {
  none.hidden = filter(list, search.value);
});
embed.addEventListener("toggle", () => {
  builder ??= build();
  void speakBuilder();
});
if (scenario === EMPTY.scenario) {
  lab.source = EMPTY.source;
} else {
  lab.setAttribute("scenario", scenario);
}
lab.named = ({ name, own }) => {
  const isEmpty = scenario === EMPTY.scenario && lab.source === EMPTY.source;
  program = own && !isEmpty ? name : "";
  mark();
};
await show();
void lab.ready.then(() => {
  lab.parentElement?.classList.remove("coming");
  // What the site keeps for a visit without network must not delay the figure.
  return import("./offline");
});
lab.linkPage = location.href.replace(/#.*/, "");
addEventListener("hashchange", () => {
  void open();
});
await open();

/** Opens the figure that the address links to; the page speaks its language then. */
async function open(): Promise<void> {
  const language = await follow(lab, trouble);
  if (language !== undefined && language !== languageOf(root.lang)) {
    set("lang", language);
  }
}

/** Puts the choices of the address on the page. */
async function show(): Promise<void> {
  const language = languageOf(address.get("lang") ?? SPOKEN);
  const theme = address.get("theme") ?? "auto";
  root.lang = language;
  root.dataset.theme = theme;
  lab.setAttribute("theme", theme);
  article.href = pageIn("index.html", language);
  interview.href = pageIn("interview.html", language);
  empty.href = `?${addressWith("scenario", EMPTY.scenario).toString()}`;
  languages.value = language;
  themes.value = theme;
  try {
    await Promise.all([speak(language), offer(language)]);
  } catch (error) {
    trouble.textContent = await failureIn(language, "ui.failed.part", error);
  }
}

async function speak(language: Language): Promise<void> {
  const all = await words(language);
  speakPage(all, language, { title: "ui.page.title", description: "ui.page.description" });
  await speakBuilder();
}

/** Loads the builder. */
async function build(): Promise<Builder> {
  const { Builder } = await given(() => import("./embed/builder"), "ui.reason.part");
  await lab.ready;
  const known = SCENARIOS.includes(scenario);
  const original = { figure: lab, scenario: known ? scenario : "", source: known ? await sourceOf(scenario) : "" };
  return new Builder(find(".builder", HTMLDivElement), original);
}

async function speakBuilder(): Promise<void> {
  const language = languageOf(root.lang);
  try {
    (await builder)?.speak(language);
  } catch (error) {
    // It is loaded again when it is opened again.
    builder = undefined;
    trouble.textContent = await failureIn(language, "ui.failed.part", error);
  }
}

/** Offers the corpus, the scenario that is open marked. */
async function offer(language: Language): Promise<void> {
  const [all, sorted] = await Promise.all([words(language), groups(language)]);
  const speak = (key: Key): string => say(all, key);
  list.replaceChildren(...listOf(sorted, speak, scenario, (name) => `?${addressWith("scenario", name).toString()}`));
  none.hidden = filter(list, search.value);
  menu.replaceChildren(...menuOf(sorted, speak, EMPTY.scenario));
  mark();
}

/** Marks the scenario that is open; one's own program is none of them, and has a line of its own in the menu. */
function mark(): void {
  menu.querySelector(`option[value="${OWN}"]`)?.remove();
  if (program !== "") {
    menu.prepend(new Option(program, OWN));
  }
  menu.value = program === "" ? scenario : OWN;
  for (const link of list.querySelectorAll("a")) {
    const isOpen = program === "" && new URL(link.href).searchParams.get("scenario") === scenario;
    if (isOpen) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function set(name: string, value: string): void {
  address.set(name, value);
  history.replaceState(null, "", `?${address.toString()}`);
  void show();
}

function addressWith(name: string, value: string): URLSearchParams {
  const copy = new URLSearchParams(address);
  copy.set(name, value);
  return copy;
}

function find<T extends HTMLElement>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) {
    throw new Error(`the page lacks ${selector}`);
  }
  return element;
}
