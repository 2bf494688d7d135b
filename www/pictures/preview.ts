/** The picture that other sites show of the page: the table of the opening, beside what the page is called. */
import type { Point } from "../article/point";
import { PREVIEW } from "./size";
import { KNOWN, ringAt, shownAt } from "./ring";
import type { Seen } from "./ring";
import { drawn, paragraph, png, text } from "./sheet";
import { colour } from "./style";

const RING = 580;
const TEXT = { x: 650, width: 500 };

/** What stands beside the table. */
export interface Titles {
  readonly site: string;
  readonly title: string;
  readonly question: string;
}

export async function preview({ run, step }: Point, { language, words }: Omit<Seen, "run">, { site, title, question }: Titles): Promise<Uint8Array> {
  const seen: Seen = { run, language, words };
  const [ink, soft] = [colour(KNOWN, "--ink"), colour(KNOWN, "--soft")];
  const { width } = TEXT;
  const [ring, name, heading, asked] = await Promise.all([
    drawn(ringAt(seen, shownAt(seen, step)), RING, 1),
    paragraph(text(site), { width, size: 24, colour: soft, scale: 1, language }),
    paragraph(text(inWords(title, language)), { width, size: 52, colour: ink, scale: 1, language, weight: 700, leading: -0.1 }),
    paragraph(text(question), { width, size: 26, colour: ink, scale: 1, language }),
  ]);
  const y = (PREVIEW.height - name.height - heading.height - asked.height - 60) / 2;
  return png({
    ...PREVIEW,
    scale: 1,
    paper: colour(KNOWN, "--paper"),
    pieces: [
      { piece: ring, x: 34, y: (PREVIEW.height - ring.height) / 2 },
      { piece: name, x: TEXT.x, y },
      { piece: heading, x: TEXT.x, y: y + name.height + 24 },
      { piece: asked, x: TEXT.x, y: y + name.height + heading.height + 60 },
    ],
  });
}

/** A title whose lines do not break within Chinese words. */
function inWords(title: string, language: string): string {
  const words = [...new Intl.Segmenter(language, { granularity: "word" }).segment(title)];
  return words.map(({ segment }) => (/\p{Script=Han}/u.test(segment) ? segment.replace(/(?<=.)(?=.)/gu, "\u2060") : segment)).join("");
}
