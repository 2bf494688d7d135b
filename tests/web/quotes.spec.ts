/**
 * The text of a String in the pictures, without a browser: whatever room there is, it has its quotes at both ends, or is
 * left out as a whole. Without them it would be a name.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import en from "../../crate/words/en.json" with { type: "json" };
import { loadDesigns, Run } from "../../www/src/engine";
import { say } from "../../www/src/i18n";
import { graph } from "../../www/src/picture/graph";
import { NO_SEATS } from "../../www/src/picture/graph/seats";
import type { Shape } from "../../www/src/picture/shape";
import { slotsPicture } from "../../www/src/picture/slots";
import { fit, textWidth } from "../../www/src/picture/type";
import { sceneOf } from "../../www/src/scene";

const HOME = new URL("../../www/", import.meta.url);

const LONG = `
static final List<ThreadLocal<String>> KEYS = new ArrayList<>();
void set(int home, String value) {
    ThreadLocal<String> key = Lab.withHash(home);
    key.set(new String(value));
    KEYS.add(key);
}
void main() {
    set(0, "a session of the customer that everybody has forgotten");
    set(1, "oneUnbrokenWordThatNoLineCanHoldHoweverWideItIs");
    set(2, "a line\\nand another one");
    set(3, "she said \\"no\\" and meant it, twice");
    set(4, "名字很长的一个用户上下文对象的字符串表示");
    set(5, "😀😀😀😀😀😀😀😀😀😀😀😀");
    set(6, "x");
    set(7, "");
    for (int i = 8; i < 40; i++) { set(i, "number " + i + " of a crowd"); }
}
`;

const SOURCES = {
  "slot 5": readFileSync(new URL("scenarios/set-misses-slot-5.java", HOME), "utf8"),
  "long texts": LONG,
};

const WIDTHS = [240, 296, 343, 420, 600, 700, 900, 1200];

/** At so many steps of a run, spread over it, the pictures are looked at. */
const LOOKS = 60;

test.beforeAll(async () => {
  await loadDesigns(readFileSync(new URL("pkg/threadlocal_lab_designs_bg.wasm", HOME)));
});

/** The texts of class `name` that stand together: those of one group, in order. */
function together(shapes: readonly Shape[], name: string): string[] {
  const own = shapes.flatMap((shape) => (shape.kind === "text" && shape.class.split(" ").includes(name) ? [shape.text] : []));
  const inner = shapes.flatMap((shape) => (shape.kind === "group" ? together(shape.children, name) : []));
  return own.length > 0 ? [own.join(""), ...inner] : inner;
}

/** Every text in a picture. */
function all(shapes: readonly Shape[]): string[] {
  return shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : shape.kind === "group" ? all(shape.children) : []));
}

function isQuoted(text: string): boolean {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"');
}

for (const [name, source] of Object.entries(SOURCES)) {
  test(`${name}: every value in every picture has its quotes`, () => {
    const run = new Run(source);
    expect(run.diagnostics).toEqual([]);
    const tell = (key: Parameters<typeof say>[1], values?: Parameters<typeof say>[2]) => say(en, key, values);
    let seen = 0;
    let cut = 0;
    const wrong: string[] = [];
    const stride = Math.max(1, Math.floor(run.stepCount / LOOKS));
    for (let step = 0; step <= run.stepCount; step += stride) {
      const moment = run.moment(step);
      const scene = sceneOf(moment);
      const bare = moment.view.ledger.map(({ label }) => label.slice(1, -1)).filter((value) => value.length > 1);
      for (const width of WIDTHS) {
        for (const kind of ["ring", "strip"] as const) {
          const { shapes } = slotsPicture(scene, { width, kind, say: tell });
          // An Entry that is being expunged refers to null for a moment.
          const values = together(shapes, "value").filter((text) => text !== "null");
          wrong.push(...values.filter((text) => text !== "" && !isQuoted(text)).map((text) => `${kind} of ${width} px at step ${step}: ${text}`));
          seen += values.length;
          cut += values.filter((text) => text.includes("…")).length;
        }
        // In the graph the text of a String stands on one line.
        const { shapes } = graph(scene, { width, say: tell, kept: { slots: new Set(), objects: new Set() }, path: [], unfolded: true, seats: NO_SEATS });
        const naked = (text: string) => text.length > 2 && bare.some((value) => value.startsWith(text.replace(/…$/, "")));
        const bad = all(shapes).filter((text) => (text.includes('"') && !isQuoted(text)) || naked(text));
        wrong.push(...bad.map((text) => `graph of ${width} px at step ${step}: ${text}`));
      }
    }
    run.free();
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
    if (name === "long texts") {
      expect(cut).toBeGreaterThan(100);
    }
  });
}

test("a text in quotes is cut within them, at every width", () => {
  const texts = ['"fifteen"', '"名字很长的一个用户"', '"😀😀😀😀"', '"a b c d e f"', '"x"', '""'];
  for (const text of texts) {
    for (let width = 0; width <= textWidth(text, 10) + 1; width += 1) {
      const shown = fit(text, 10, width);
      expect(textWidth(shown, 10), `${text} in ${width}`).toBeLessThanOrEqual(Math.max(width, 0));
      expect(shown === "" || isQuoted(shown), `${text} in ${width}: ${shown}`).toBe(true);
    }
    expect(fit(text, 10, textWidth(text, 10))).toBe(text);
  }
  expect(fit('"fifteen"', 10, textWidth('"fift…"', 10))).toBe('"fift…"');
  expect(fit("fifteen", 10, textWidth("fift…", 10))).toBe("fift…");
});
