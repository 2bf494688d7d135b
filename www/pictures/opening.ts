/** The beats of an operation as sheets: what the reading face shows of each, with the sentence and the page's address. */
import type { Point } from "../article/point";
import { numberIn, parts, shortTag } from "../src/i18n";
import { codeAt } from "../src/model/code";
import { pauseAfter } from "../src/reading/pace";
import type { Shown } from "../src/reading/shown";
import { KNOWN, ringAt, shownAt } from "./ring";
import type { Seen } from "./ring";
import { code, drawn, gif, paragraph, png, text } from "./sheet";
import type { Sheet } from "./sheet";
import { colour } from "./style";

const WIDTH = 720;
const HEIGHT = 960;
const EDGE = 36;
const RING = { width: 640, y: 100 };
const SENTENCE = 734;
const FOOT = 918;

/** In pixels for each unit: a GIF holds every sheet, so its are smaller. */
const SCALE = { png: 1.5, gif: 1 };

/** The first and the last sheet stay longer: what is asked, and what came of it. */
const LONG = 7000;

/** The files of the beats. */
export interface Beats {
  readonly gif: Promise<Uint8Array>;
  /** Without the question, which needs an answer beside it. */
  readonly png: readonly Promise<Uint8Array>[];
}

/** What the pictures of an opening say. */
export interface Words {
  readonly question: string;
  readonly address: string;
}

/** Draws the operation behind a point. */
export function beatsOf({ run, step }: Point, { language, words }: Omit<Seen, "run">, said: Words): Beats {
  const seen: Seen = { run, language, words };
  const end = run.marks().find((mark) => mark.kind === "operation" && mark.step > step)?.step ?? run.stepCount;
  const ends = Array.from(run.beatEnds()).filter((at) => at > step && at <= end);
  const shown = [step, ...ends].map((at) => shownAt(seen, at));
  // The question is asked with the call in sight.
  const asked = shown.map((each, index) => (index === 0 ? { ...each, source: shown[1]?.source } : each));
  const sheets = (scale: number) => asked.map((each, index) => sheetOf(seen, each, { index, count: ends.length, scale, said }));
  const delays = shown.map((each, index) =>
    index === 0 || index === ends.length ? LONG : pauseAfter({ ...each, row: { ...each.row, count: ends.length } }, false) + 1000,
  );
  return {
    gif: Promise.all(sheets(SCALE.gif)).then((pages) => gif(pages, delays)),
    png: sheets(SCALE.png).slice(1).map(async (sheet) => png(await sheet)),
  };
}

interface Place {
  readonly index: number;
  readonly count: number;
  readonly scale: number;
  readonly said: Words;
}

async function sheetOf(seen: Seen, shown: Shown, { index, count, scale, said }: Place): Promise<Sheet> {
  const { language } = seen;
  const [ink, soft] = [colour(KNOWN, "--ink"), colour(KNOWN, "--soft")];
  const width = WIDTH - 2 * EDGE;
  const lines = codeAt(shown.lines, shown.source, shown.stack).map(({ text, isCurrent }) => (isCurrent ? `<span foreground="${ink}" weight="700">${code(text)}</span>` : code(text)));
  const place = index === 0 ? "–" : `${numberIn(language, index)} / ${numberIn(language, count)}`;
  const [program, ring, sentence, address, number] = await Promise.all([
    paragraph(lines.join("\n"), { width, size: 19, colour: soft, scale, language }),
    drawn(ringAt(seen, shown), RING.width, scale),
    paragraph(index === 0 ? text(said.question) : sentenceOf(seen, shown), { width, size: 25, colour: ink, scale, language }),
    paragraph(text(said.address), { width, size: 15, colour: soft, scale, language }),
    paragraph(text(place), { width, size: 15, colour: soft, scale, language }),
  ]);
  return {
    width: WIDTH,
    height: HEIGHT,
    scale,
    paper: colour(KNOWN, "--paper"),
    pieces: [
      { piece: program, x: EDGE, y: 20 },
      { piece: ring, x: (WIDTH - RING.width) / 2, y: RING.y },
      { piece: sentence, x: EDGE, y: SENTENCE },
      { piece: address, x: EDGE, y: FOOT },
      { piece: number, x: WIDTH - EDGE - number.width, y: FOOT },
    ],
  };
}

/** What is said of a beat: what its values are called stands out. */
function sentenceOf({ language, words }: Seen, { beat, message }: Shown): string {
  const own = beat?.own.find((said) => said.language === shortTag(language))?.text;
  if (own !== undefined) {
    return text(own);
  }
  const { key, arguments: values } = beat?.message ?? message;
  return parts(words, key, values)
    .map((part) => (typeof part === "string" ? text(part) : part.object === 0 ? text(part.text) : code(part.text)))
    .join("");
}
