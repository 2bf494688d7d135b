/** What the page says of leaks is what `threadlocal-lab leaks` says: both are held against the same cases. */
import { expect, test } from "@playwright/test";
import { open } from "./figure";
import cases from "../leaks.json" with { type: "json" };

const KINDS = { live: "live", doomed: "key unreachable", stale: "stale", pinned: "pinned" } as const;

test("the counter and the ledger count the entries and values that the command line counts", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  for (const { name, source, maps, leaked } of cases) {
    await figure.write(`${source.join("\n")}\n`);
    await figure.seek("end");
    const { entries, values, bytes } = leaked;
    const counted = `${entries} ${entries === 1 ? "entry" : "entries"}, ${values} ${values === 1 ? "value" : "values"}, ${bytes} bytes`;
    const sum = entries + values === 0 ? "nothing" : counted;
    await expect(figure.element.locator(".counter .leak"), name).toHaveText(`leaked now: ${sum}`);
    const lines = maps
      .filter(({ doomed, stale, pinned }) => doomed + stale + pinned > 0)
      .map((map) => {
        const kinds = (["live", "doomed", "stale", "pinned"] as const).filter((kind) => kind === "live" || map[kind] > 0);
        const counts = kinds.map((kind) => `${map[kind]} ${KINDS[kind]}`).join(" · ");
        return `${map.map}: length ${map.length} · ${counts} · Entry objects ${map.entryBytes} bytes · values ${map.valueBytes} bytes`;
      });
    await expect(figure.element.locator(".ledger .maps li"), name).toHaveText(lines);
  }
  await figure.speak("zh-CN");
  await figure.write(`${cases.find(({ leaked }) => leaked.entries === 9)?.source.join("\n") ?? ""}\n`);
  await figure.seek("end");
  await expect(figure.element.locator(".counter .leak")).toHaveText("当前泄漏：9 个 Entry，0 个 value，288 字节");
});

test("an entry that starts to leak is a mark that the hand leads to, whatever its value is", async ({ page }) => {
  const figure = await open(page, "?lang=en");
  await figure.write("void main() {\n    ThreadLocal<String> key = new ThreadLocal<>();\n    key.set(null);\n    key = null;\n    System.gc();\n}\n");
  await figure.seek("start");
  await figure.control("To the next leak").click();
  await expect(figure.element.locator(".message")).toContainText("key now refers to null.");
  await expect(figure.element.locator(".counter .leak")).toHaveText("leaked now: 1 entry, 0 values, 32 bytes");
});
