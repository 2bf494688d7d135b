/** What is drawn to scale, and what must be told apart: the heap's bar, the buttons of keys with long names, keys without a number. */
import { expect, test } from "@playwright/test";
import { shortName, shortStatement } from "../../www/src/parts/short";
import { open } from "./figure";

const HEAPS = [
  { heap: "1 GB", megabytes: 1024, array: 9, name: "nine megabytes of one gigabyte" },
  { heap: "1 GB", megabytes: 1024, array: 512, name: "half a gigabyte" },
  { heap: "20 MB", megabytes: 20, array: 12, name: "three fifths of a small heap" },
  { heap: "2 GB", megabytes: 2048, array: 1000, name: "a heap of two gigabytes" },
];

for (const { heap, megabytes, array, name } of HEAPS) {
  test(`the heap's bar is drawn to the capacity: ${name}`, async ({ page }) => {
    const figure = await open(page, "?lang=en");
    const size = heap.replace(" ", "");
    await figure.write(`// @heap ${size}\nvoid main() {\n    byte[] big = new byte[${array} * 1024 * 1024];\n}\n`);
    await figure.seek("end");
    await expect(figure.element.locator(".heap .whole b")).toContainText(`of ${heap}`);
    const bar = await figure.element.locator(".heap .bar").evaluate((element) => {
      const parts = [...element.children].map((part) => part.getBoundingClientRect().width);
      return { whole: element.clientWidth, used: parts.reduce((sum, width) => sum + width, 0) };
    });
    const expected = Math.max(2, (array / megabytes) * bar.whole);
    // A part is drawn two pixels wide at least: there are one or two here.
    expect(Math.abs(bar.used - expected), `${bar.used} of ${bar.whole} px, not ${expected}`).toBeLessThan(4);
    expect(bar.used).toBeGreaterThanOrEqual(2);
  });
}

const NAMES = [
  "requestContextOfTheFirstTenant",
  "requestContextOfTheOtherTenant",
  "requestContextOfTheThirdTenantAndEverybodyElse",
  "CURRENT_TRANSACTION_STATUS_OF_THE_READ_ONLY_CONNECTION",
  "CURRENT_TRANSACTION_STATUS_OF_THE_READ_WRITE_CONNECTION",
];

for (const width of [1280, 768, 375]) {
  for (const on of ["main", "in a new thread"]) {
    test(`buttons of long names differ in what is seen of them: ${width} px, on ${on}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const figure = await open(page, "?lang=en");
      const declarations = NAMES.map((name) => `    ThreadLocal<Object> ${name} = new ThreadLocal<>();`);
      await figure.write(`void main() {\n${declarations.join("\n")}\n}\n`);
      await figure.seek("end");
      if (on !== "main") {
        await figure.element.locator(".chooser.on select").selectOption({ index: 1 });
      }
      const seen = new Map<string, string>();
      for (const name of NAMES) {
        await figure.element.locator(".chooser select").first().selectOption(name);
        const labels = await figure.element.locator(".actions .action:not(.new) span").evaluateAll((spans) =>
          spans.map((span) => {
            // The letters that are within the button: what is clamped away nobody reads.
            const { bottom } = span.getBoundingClientRect();
            const walker = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
            let letters = "";
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const data = node.textContent ?? "";
              for (let n = 0; n < data.length; n += 1) {
                const range = document.createRange();
                range.setStart(node, n);
                range.setEnd(node, n + 1);
                letters += range.getBoundingClientRect().bottom <= bottom + 2 ? data.charAt(n) : "";
              }
            }
            return letters.trim();
          }),
        );
        expect(new Set(labels).size, labels.join(" | ")).toBe(labels.length);
        for (const label of labels.filter((label) => !/^(System\.gc|return)/.test(label))) {
          expect(seen.get(label) ?? name, label).toBe(name);
          seen.set(label, name);
        }
      }
      // Whoever does not see it hears the whole statement.
      await figure.element.locator(".chooser select").first().selectOption(NAMES[0] ?? "");
      await expect(figure.control(`${NAMES[0]} = null`)).toBeVisible();
    });
  }
}

test("a shortened name is that of no other, and short names stay", () => {
  expect(shortName("k9b", NAMES)).toBe("k9b");
  const short = NAMES.map((name) => shortName(name, NAMES));
  expect(new Set(short).size).toBe(NAMES.length);
  expect(short.filter((name) => Array.from(name).length > 12)).toEqual([]);
  expect(shortStatement("new Thread(aVeryLongNameIndeed::get).start();", ["aVeryLongNameIndeed"])).toBe("new Thread(aVeryL…ndeed::get).start();");
});

test("a key whose hash was chosen is called by its variable or its hash, and one that was created by its number", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.write(`static final List<ThreadLocal<String>> KEYS = new ArrayList<>();
void set(int hash) {
    ThreadLocal<String> chosen = Lab.withHash(hash);
    chosen.set(new String("value"));
    KEYS.add(chosen);
}
void main() {
    ThreadLocal<String> created = new ThreadLocal<>();
    created.set("first");
    set(0x9E3779B1);
    set(5);
    Lab.dump();
}
`);
  const { stepCount } = await figure.view();
  for (let step = 0; step <= stepCount; step += 1) {
    await figure.seek(String(step));
    await figure.settle();
    const said = await figure.element.evaluate((element) => {
      const root = element.shadowRoot;
      const labels = [...(root?.querySelectorAll("[aria-label]") ?? [])].map((each) => each.getAttribute("aria-label"));
      return [root?.querySelector("section")?.textContent, ...labels].join(" ");
    });
    expect(said.match(/#\d{3,}/g), `step ${step}`).toBeNull();
  }
  const keys = figure.element.locator(".ledger tbody td:nth-child(2)");
  await expect(keys).toHaveText(["#0", "hash 0x9e3779b1", "hash 0x5"]);
  await expect(figure.element.locator(".printed")).toContainText("| 0 #0 first | 1 0x9e3779b1 value | 5 0x5 value");
});
