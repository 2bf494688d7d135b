/** The colours that mean something, as readers see them who lack one kind of cones. */
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { open } from "./figure";

/** What each colour stands for, and a sign of the legend that has it. */
const MEANINGS = {
  "in use": ".swatch.inUse",
  lingering: ".swatch.lingering",
  leaked: ".swatch.leaked",
  "looked at": ".swatch-scan",
} as const;

const DEFICIENCIES = ["none", "protanopia", "deuteranopia", "tritanopia"] as const;

/** CIE76: two colours beside each other differ at a glance from about ten on. */
const APART = 15;

type Colour = readonly [red: number, green: number, blue: number];

for (const theme of ["light", "dark"] as const) {
  test(`no two colours of the pictures look alike to whoever sees few of them, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const figure = await open(page, "?lang=en");
    const colours = await figure.element.evaluate((element, selectors) => {
      return selectors.map((selector) => {
        const sign = element.shadowRoot?.querySelector(`.legend ${selector}`);
        const { stroke, fill } = sign ? getComputedStyle(sign) : { stroke: "none", fill: "none" };
        return stroke === "none" ? fill : stroke;
      });
    }, Object.values(MEANINGS));
    const protocol = await page.context().newCDPSession(page);
    await page.setContent(colours.map((colour) => `<div style="width:20px;height:20px;background:${colour}"></div>`).join(""));
    await page.addStyleTag({ content: "body { margin: 0 }" });
    const names = Object.keys(MEANINGS);
    for (const type of DEFICIENCIES) {
      await protocol.send("Emulation.setEmulatedVisionDeficiency", { type });
      const seen = await seenBy(page, colours.length);
      for (const [n, one] of seen.entries()) {
        for (const [m, other] of seen.slice(0, n).entries()) {
          expect(distance(one, other), `${names[n]} and ${names[m]}, ${type}`).toBeGreaterThan(APART);
        }
      }
    }
  });
}

/** The colours of the squares on the page, as a picture of it has them. */
async function seenBy(page: Page, count: number): Promise<Colour[]> {
  const picture = (await page.screenshot({ clip: { x: 0, y: 0, width: 20, height: 20 * count } })).toString("base64");
  return page.evaluate(
    async ({ picture, count }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const context = new OffscreenCanvas(20, 20 * count).getContext("2d");
      context?.drawImage(image, 0, 0);
      return Array.from({ length: count }, (_, n) => {
        const [red = 0, green = 0, blue = 0] = context?.getImageData(10, 20 * n + 10, 1, 1).data ?? [];
        return [red, green, blue] as const;
      });
    },
    { picture, count },
  );
}

function distance(one: Colour, other: Colour): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(...a.map((value, n) => value - (b[n] ?? 0)));
}

/** sRGB in CIELAB, white point D65. */
function labOf(colour: Colour): readonly number[] {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [x = 0, y = 0, z = 0] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((part) => (part > 216 / 24389 ? Math.cbrt(part) : (841 / 108) * part + 4 / 29));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
