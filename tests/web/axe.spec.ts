/** Accessibility: axe finds nothing, in any state, theme or language; and labels of pictures have contrast. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import type * as Axe from "axe-core";
import { open } from "./figure";
import type { FigureOnPage } from "./figure";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const UNCAUGHT = `void main() {
    ThreadLocal<String> key = new ThreadLocal<>();
    key.set(new String("kept"));
    key = null;
    System.gc();
    throw new IllegalStateException("too late");
}
`;
const WRONG = "void main() {\n    ThreadLocal<String> k = new ThreadLocal<>()\n    k.set(null);\n}\n";

/** A state of the figure: the scenario to open, and what to do then. */
interface State {
  readonly name: string;
  readonly scenario?: string;
  readonly enter: (figure: FigureOnPage) => Promise<void>;
}

const STATES: readonly State[] = [
  { name: "at the start", enter: () => Promise.resolve() },
  {
    name: "in the middle of a set",
    enter: async (figure) => {
      await figure.seek("line:32");
      await figure.seek(String((await figure.view()).step + 20));
    },
  },
  {
    name: "in a GC",
    enter: async (figure) => {
      await figure.seek("op:40");
      await figure.press("ArrowLeft");
      await figure.press("ArrowLeft");
    },
  },
  {
    name: "at the end, with a leak, something pointed at",
    enter: async (figure) => {
      await figure.seek("end");
      await figure.element.locator("[data-slot='5']").first().hover({ force: true });
    },
  },
  {
    name: "with everything open that can be opened",
    enter: async (figure) => {
      await figure.seek("op:40");
      await figure.openAll();
    },
  },
  { name: "with many threads", scenario: "pool-new-key-per-task", enter: (figure) => figure.seek("end") },
  { name: "of a thought experiment", scenario: "design-table-chained", enter: (figure) => figure.seek("end") },
  {
    name: "after an uncaught exception",
    enter: async (figure) => {
      await figure.write(UNCAUGHT);
      await figure.seek("end");
    },
  },
  { name: "with a source that does not run", enter: (figure) => figure.write(WRONG) },
  { name: "with its keys", enter: (figure) => figure.press("?") },
];

const SCENARIO = "set-misses-slot-5";

/** The pages beside the playground, in each language. */
const PAGES = {
  en: ["index.html", "array.html", "jit.html", "interview.html", "survey.html?lang=en"],
  "zh-CN": ["zh/index.html", "zh/array.html", "zh/jit.html", "zh/interview.html", "survey.html?lang=zh-CN"],
} as const;

/** The rules that a theme has a say in. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds, as lines that name the rule and the element; by all rules, or by some. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(
    (rules) => (window as unknown as { axe: typeof Axe }).axe.run({ resultTypes: ["violations"], ...(rules && { runOnly: rules }) }),
    rules,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")}: ${failureSummary ?? ""}`),
  );
}

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** In each language everything is looked at in one theme; in the other one, what depends on it. */
const LOOKS = [
  { language: "en", theme: "light", other: "dark" },
  { language: "zh-CN", theme: "dark", other: "light" },
] as const;

for (const { language, theme, other } of LOOKS) {
  for (const { name, scenario = SCENARIO, enter } of STATES) {
    test(`the figure ${name}, ${language}, ${theme} and ${other}`, async ({ page }) => {
      const figure = await open(page, `?lang=${language}&theme=${theme}&scenario=${scenario}`);
      await enter(figure);
      expect([...(await violations(page)), ...(await figure.paleLabels())], theme).toEqual([]);
      await page.locator("#theme").selectOption(other);
      await expect(figure.element).toHaveAttribute("theme", other);
      expect([...(await violations(page, COLOURS)), ...(await figure.paleLabels())], other).toEqual([]);
    });
  }

  for (const address of PAGES[language]) {
    test(`${address}, ${theme} and ${other}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(address);
      await expect(page.locator("button, summary").first()).toBeVisible();
      expect(await violations(page), theme).toEqual([]);
      await page.emulateMedia({ colorScheme: other });
      expect(await violations(page, COLOURS), other).toEqual([]);
    });
  }
}
