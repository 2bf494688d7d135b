/**
 * Reads the contrast of a picture's labels against what is painted under them. axe does not: it leaves SVG out.
 *
 * It knows solid colours. A hatched shape counts as its plain colour.
 */
import type { Places } from "./misfit";

/** Runs in the page, so it stands for itself. Labels below WCAG's AA contrast, with their ratio. */
export function paleLabels(element: Element, { parts }: Places): string[] {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const root = element.shadowRoot;
  if (!root || !pen) {
    throw new Error("no figure, or no canvas to mix colours on");
  }
  type Colour = readonly [number, number, number];
  /** What a colour of any notation looks like on another. */
  function over(colour: string, opacity: number, [red, green, blue]: Colour): Colour {
    if (!pen) {
      throw new Error("no canvas");
    }
    pen.globalAlpha = 1;
    pen.fillStyle = `rgb(${red} ${green} ${blue})`;
    pen.fillRect(0, 0, 1, 1);
    pen.globalAlpha = opacity;
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b];
  }
  function luminance(colour: Colour): number {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function opacityOf(node: Element): number {
    let opacity = 1;
    for (let at: Element | null = node; at; at = at.parentElement) {
      opacity *= Number(getComputedStyle(at).opacity);
    }
    return opacity;
  }
  /** The page's colour behind an element, through the edge of the shadow tree. */
  function behind(node: Element): Colour {
    const layers: string[] = [];
    let at: Element | null = node;
    while (at) {
      layers.unshift(getComputedStyle(at).backgroundColor);
      const host = at.getRootNode();
      at = at.parentElement ?? (host instanceof ShadowRoot ? host.host : null);
    }
    return layers.reduce<Colour>((below, colour) => over(colour, 1, below), [255, 255, 255]);
  }
  const found: string[] = [];
  for (const svg of root.querySelectorAll("svg")) {
    const ground = behind(svg);
    const shapes = [...svg.querySelectorAll<SVGGeometryElement>("rect, path, circle, ellipse, polygon")];
    for (const label of svg.querySelectorAll("text")) {
      if (label.textContent.trim() === "" || !label.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
        continue;
      }
      const { left, top, width, height } = label.getBoundingClientRect();
      const point = new DOMPoint(left + width / 2, top + height / 2);
      let colour = ground;
      for (const shape of shapes) {
        const { fill, fillOpacity } = getComputedStyle(shape);
        const matrix = shape.getScreenCTM();
        const under = shape.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (fill !== "none" && !fill.startsWith("url") && under && matrix && shape.isPointInFill(point.matrixTransform(matrix.inverse()))) {
          colour = over(fill, Number(fillOpacity) * opacityOf(shape), colour);
        }
      }
      const style = getComputedStyle(label);
      const [a, b] = [luminance(over(style.fill, Number(style.fillOpacity) * opacityOf(label), colour)), luminance(colour)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5)) {
        const part = svg.closest(parts);
        const name = label.closest("[class]")?.getAttribute("class") ?? "";
        found.push(`${part?.getAttribute("part") ?? part?.className ?? ""}: “${label.textContent.trim()}” (${name}) has ${ratio.toFixed(2)}`);
      }
    }
  }
  return found;
}
