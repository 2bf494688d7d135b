/**
 * Why something could not be had, as readers of both languages are told. Each reason that the words know is met here, and
 * said as a whole: none of it is in another language.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Locator, Page, Route } from "@playwright/test";
import { WORDLESS } from "../../www/src/i18n";

type Words = Readonly<Record<string, string>>;

const WORDS = Object.fromEntries(
  (["en", "zh-CN"] as const).map((language) => [language, JSON.parse(readFileSync(new URL(`../../crate/words/${language}.json`, import.meta.url), "utf8")) as Words]),
) as Readonly<Record<"en" | "zh-CN", Words>>;

const LANGUAGES = ["en", "zh-CN"] as const;

const cut = (route: Route) => route.abort();
const missing = (route: Route) => route.fulfill({ status: 404, body: "gone" });

/** What happens, what is told where, and which reason of the words that is. */
interface Case {
  readonly what: string;
  readonly frame: string;
  readonly reason?: string;
  readonly values?: (page: Page) => Readonly<Record<string, string>>;
  readonly happens: (page: Page, language: string) => Promise<Locator>;
}

const figure = (page: Page) => page.locator("threadlocal-lab").first();
const alert = (page: Page) => figure(page).getByRole("alert");

/** The playground with a scenario, while these files do not come. */
const scenario = (name: string, files: readonly (readonly [RegExp, (route: Route) => Promise<void>])[] = []) => async (page: Page, language: string) => {
  for (const [file, answer] of files) {
    await page.route(file, answer);
  }
  await page.goto(`playground.html?lang=${language}&scenario=${encodeURIComponent(name)}`);
  return alert(page);
};

/** The playground, alive, and then something in it. */
const then = (act: (page: Page) => Promise<unknown>, told: (page: Page) => Locator = alert) => async (page: Page, language: string) => {
  await page.goto(`playground.html?lang=${language}`);
  await expect(figure(page).locator("section")).toHaveAttribute("aria-busy", "false");
  await act(page);
  return told(page);
};

const set = (page: Page, name: string, value: string | number) => figure(page).evaluate((element, [name, value]) => {
  Object.assign(element, { [name]: value });
}, [name, value] as const);

const survey = (file: RegExp) => async (page: Page, language: string) => {
  await page.route(file, cut);
  await page.goto(`survey.html?lang=${language}`);
  return page.getByRole("status");
};

/** The survey of the article, on the page of the array, with a setting that makes none, or while a file does not come. */
const ofArticle = (value: string, file?: RegExp) => async (page: Page, language: string) => {
  await page.goto(language === "en" ? "array.html" : "zh/array.html");
  if (file) {
    await page.route(file, cut);
  }
  const form = page.locator("figure.survey form");
  await form.locator("input[name=keys]").fill(value);
  await form.locator("button").click();
  return form.locator("output");
};

const at = (file: string) => (page: Page) => ({ address: new URL(file, page.url()).href });

const CASES: readonly Case[] = [
  { what: "a scenario of no such name", frame: "ui.failed", reason: "ui.reason.noScenario", values: () => ({ name: "nothing-of-this-name" }), happens: scenario("nothing-of-this-name") },
  { what: "a file that is not there", frame: "ui.failed", reason: "ui.reason.answered", values: (page) => ({ ...at("gone.java")(page), status: "404" }), happens: scenario("gone.java", [[/\/gone\.java$/, missing]]) },
  { what: "a file out of reach", frame: "ui.failed", reason: "ui.reason.unreached", values: at("gone.java"), happens: scenario("gone.java", [[/\/gone\.java$/, cut]]) },
  { what: "what is no address", frame: "ui.failed", reason: "ui.reason.address", values: () => ({ address: "http://[/A.java" }), happens: scenario("http://[/A.java") },
  { what: "an engine that does not come", frame: "ui.failed", reason: "ui.reason.engine", happens: scenario("first-set", [[/\.wasm$/, cut]]) },
  { what: "a design whose engine is missing", frame: "ui.failed", reason: "ui.reason.engine", happens: scenario("design-table-chained", [[/_designs_bg[^/]*\.wasm$/, missing]]) },
  { what: "an engine that is missing", frame: "ui.failed", reason: "ui.reason.engine", happens: scenario("first-set", [[/\.wasm$/, missing]]) },
  { what: "a scenario's file that does not come", frame: "ui.failed", reason: "ui.reason.part", happens: scenario("first-set", [[/\/first-set-[^/]*\.js$/, cut]]) },
  {
    what: "a source that throws when it is asked for",
    frame: "ui.failed",
    reason: "ui.reason.unforeseen",
    values: () => ({ words: "odd" }),
    happens: then(async (page) => {
      await figure(page).evaluate((element) => {
        Object.defineProperty(element, "querySelector", {
          value: () => {
            throw new Error("odd");
          },
        });
        element.setAttribute("scenario", "collision");
      });
    }),
  },
  { what: "a source that is no text", frame: "ui.noText", values: () => ({ found: "number" }), happens: then((page) => set(page, "source", 5)) },
  { what: "a point that is not there", frame: "ui.noPoint", values: () => ({ address: "op:9999" }), happens: then((page) => set(page, "step", "op:9999")) },
  {
    what: "an editor that does not come",
    frame: "ui.failed.part",
    reason: "ui.reason.part",
    happens: then(async (page) => {
      await page.route(/\/part-[^/]*\.js$/, cut);
      await figure(page).locator(".caption .edit").click();
    }),
  },
  {
    what: "a builder that does not come",
    frame: "ui.failed.part",
    reason: "ui.reason.part",
    happens: then(
      async (page) => {
        await page.route(/\/builder-[^/]*\.js$/, cut);
        await page.locator("#embed > summary").click();
      },
      (page) => page.locator("#trouble"),
    ),
  },
  {
    what: "what opens links does not come",
    frame: "ui.failed.part",
    reason: "ui.reason.part",
    happens: then(
      async (page) => {
        await page.route(/\/link-[^/]*\.js$/, cut);
        await page.evaluate(() => {
          location.hash = "#lab=1abc";
        });
      },
      (page) => page.locator("#trouble"),
    ),
  },
  { what: "a damaged link", frame: "ui.page.badLink", happens: then((page) => page.evaluate(() => void (location.hash = "#lab=1abc")), (page) => page.locator("#trouble")) },
  { what: "a survey whose worker does not come", frame: "ui.survey.failed", reason: "ui.reason.worker", happens: survey(/\/worker-[^/]*\.js$/) },
  { what: "a survey whose engine does not come", frame: "ui.survey.failed", reason: "ui.reason.engine", happens: survey(/\.wasm$/) },
  { what: "a survey whose client does not come", frame: "ui.survey.failed", reason: "ui.reason.part", happens: survey(/\/client-[^/]*\.js$/) },
  { what: "the article's survey whose worker does not come", frame: "ui.survey.failed", reason: "ui.reason.worker", happens: ofArticle("8", /\/worker-[^/]*\.js$/) },
  { what: "the article's survey whose engine does not come", frame: "ui.survey.failed", reason: "ui.reason.engine", happens: ofArticle("8", /\.wasm$/) },
  { what: "a damaged recording", frame: "ui.failed", reason: "ui.reason.recording", happens: recording("no recording\n") },
  { what: "a recording of another format", frame: "ui.failed", reason: "ui.reason.recordingFormat", happens: recording('{"recording":7,"members":[]}\n') },
];

/** The reading face with a recording that consists of this. */
function recording(body: string): Case["happens"] {
  return async (page, language) => {
    await page.route("**/mine.rec", (route) => route.fulfill({ body }));
    await page.goto(`embed/embed.html?face=reading&recording=mine.rec&lang=${language}`);
    return alert(page).filter({ visible: true });
  };
}

test("every reason that the words know is met here", () => {
  const known = Object.keys(WORDS.en).filter((key) => key.startsWith("ui.reason."));
  expect(known.toSorted()).toEqual([...new Set(CASES.flatMap(({ reason }) => reason ?? []))].toSorted());
});

/** A sentence of the words with its arguments. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

for (const { what, frame, reason, values = () => ({}), happens } of CASES) {
  for (const language of LANGUAGES) {
    test(`${language}: ${what}`, async ({ page }) => {
      const told = await happens(page, language);
      const given = values(page);
      const inWords = (key: string, more = {}) => filled(WORDS[language][key] ?? key, { ...given, ...more });
      await expect(told).toContainText(inWords(frame, reason === undefined ? {} : { reason: inWords(reason) }));
      // What is left, without what the reader or the browser gave it, has no word of the other language.
      const text = Object.values<string>(given).reduce<string>((text, value) => text.replace(value, ""), (await told.textContent()) ?? "");
      expect(language === "en" ? /\p{Script=Han}/u.exec(text) : /[A-Za-z]{2,}/u.exec(text.replaceAll(/WebAssembly|Web Worker|op:/g, ""))).toBeNull();
    });
  }
}

for (const language of LANGUAGES) {
  test(`${language}: what is wrong with the settings of the article's survey is said with the names of its fields`, async ({ page }) => {
    const told = await ofArticle("999999999")(page, language);
    const name = filled(WORDS[language]["ui.survey.setting"] ?? "", { name: WORDS[language]["ui.survey.keys"] ?? "" });
    await expect(told).toContainText(name);
    await expect(told).toContainText("999,999,999");
  });

  test(`${language}: where the words themselves do not come, that is said in both places`, async ({ page }) => {
    await page.route(new RegExp(`/${language}-[^/]*\\.js$`), cut);
    await page.goto(`playground.html?lang=${language}`);
    await expect(alert(page)).toContainText(WORDLESS[language]);
    await expect(page.locator("#trouble")).toHaveText(WORDLESS[language]);
    await page.goto(`survey.html?lang=${language}`);
    await expect(page.getByRole("status")).toHaveText(WORDLESS[language]);
  });
}

test("a reason is told in words, however late they come", async ({ page }) => {
  await page.route(/\/en-[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    addEventListener("lab-error", (event) => told.push((event as CustomEvent<{ reason: string }>).detail.reason));
  });
  await page.goto("playground.html?lang=en&scenario=nothing-of-this-name");
  await expect(alert(page)).toBeVisible();
  await figure(page).evaluate((element) => (element as unknown as { ready: Promise<void> }).ready);
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  expect(told).toEqual(["The figure could not be loaded: no scenario is called “nothing-of-this-name”."]);
});
