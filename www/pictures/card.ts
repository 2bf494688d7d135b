/** The rule card as a sheet to keep on a phone: each rule with its little table. It reads the card as the page has it. */
import type { Language } from "../src/i18n";
import exercises from "../src/exercises.css?inline";
import { code, drawn, paragraph, png, text } from "./sheet";
import type { Placed } from "./sheet";
import { colour, flat, properties } from "./style";

const WIDTH = 720;
const EDGE = 40;
const SCALE = 1.5;

/** How wide a cell of a little table is. */
const CELLS = 1.7;

/** What stands over and under the rules. */
export interface CardWords {
  readonly language: Language;
  readonly title: string;
  readonly address: string;
}

export async function cardSheet(card: Element, { language, title, address }: CardWords): Promise<Uint8Array> {
  const known = properties([exercises]);
  const [ink, soft, paper] = [colour(known, "--ink"), colour(known, "--soft"), colour(known, "--panel")];
  const style = flat(/^\.cells[^]*?(?=\.card button)/m.exec(exercises)?.[0] ?? "", known);
  const width = WIDTH - 2 * EDGE;
  const pieces: Placed[] = [];
  let y = EDGE;
  const add = (piece: Placed["piece"], gap: number) => {
    pieces.push({ piece, x: EDGE, y });
    y += piece.height + gap;
  };
  add(await paragraph(text(title), { width, size: 34, colour: ink, scale: SCALE, language, weight: 700 }), 26);
  for (const rule of card.querySelectorAll("li")) {
    const cells = rule.querySelector("svg");
    if (cells) {
      const svg = cells.outerHTML.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').replace(/>/, `><style>${style}</style>`);
      add(await drawn(svg, Number(cells.getAttribute("width")) * CELLS, SCALE), 8);
    }
    for (const words of rule.querySelectorAll("p")) {
      add(await paragraph(marked(words), { width, size: 19, colour: ink, scale: SCALE, language }), 22);
    }
  }
  y += 16;
  add(await paragraph(text(address), { width, size: 15, colour: soft, scale: SCALE, language }), EDGE);
  return png({ width: WIDTH, height: Math.ceil(y), scale: SCALE, paper, pieces });
}

/** The words of an element: what is code or strong stays so. */
function marked(element: Element): string {
  return [...element.childNodes]
    .map((node) => {
      if (node.nodeName === "CODE") {
        return code(node.textContent ?? "");
      }
      if (node.nodeName === "B") {
        return `<b>${marked(node as Element)}</b>`;
      }
      return node.childNodes.length > 0 ? marked(node as Element) : text(node.textContent ?? "");
    })
    .join("");
}
