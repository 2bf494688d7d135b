/** What the reading face would say of the operation behind a point, beat by beat, as plain sentences. */
import { plain, shortTag } from "../src/i18n";
import type { Language, Words } from "../src/i18n";
import { escaped } from "./html";
import type { Point } from "./point";

/** The sentences of the beats that end within the operation behind a point. */
export function plainBeats({ run, step }: Point, words: Words, language: Language): readonly string[] {
  const end = run.marks().find((mark) => mark.kind === "operation" && mark.step > step)?.step ?? run.stepCount;
  const ends = Array.from(run.beatEnds()).filter((at) => at > step && at <= end);
  return ends.flatMap((at) => {
    const { beat } = run.frame(at);
    const own = beat?.own.find((said) => said.language === shortTag(language))?.text;
    return beat ? [escaped(own ?? plain(words, beat.message.key, beat.message.arguments))] : [];
  });
}
