/** Predict: the reader says what the next operation will do, it runs, and the answer is scored and explained. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Moment, OutcomeView } from "../engine";
import type { Figure } from "../figure";
import type { Key, Say } from "../i18n";
import { Slots } from "../engine";
import type { Context as All } from "../lab/context";
import { calm } from "../lab/driver";
import { marking } from "../lab/guess";
import { lastFor } from "../memo";
import type { PREDICT_SECTIONS } from "../parts/predict";
import type { Score } from "../picture/badges";
import { nameOf, sceneOf } from "../scene";
import { questionsFor, scoreOf } from "./question";
import type { Question, QuestionKind } from "./question";

type Context = All<(typeof PREDICT_SECTIONS)[number]>;

/** What the reader has said so far about one operation. */
export interface Prediction {
  readonly outcome: OutcomeView;
  readonly question: Question;
  readonly marked: ReadonlySet<number>;
  /** How right they were, once they have let it run. */
  readonly score: Score | undefined;
}

const QUESTIONS: Readonly<Record<QuestionKind, Key>> = {
  cleared: "ui.predict.cleared",
  stale: "ui.predict.stale",
  lands: "ui.predict.lands",
  survives: "ui.predict.survives",
};

/** The operation is shown within so many milliseconds, however many steps it has: the reader waits for the verdict. */
const SHOWN_WITHIN = 4000;

/** So many operations are looked through for one to ask about. */
const FAR = 200;

/** The question, or what came of the answer. */
export function predictForm(context: Context): TemplateResult {
  const { figure, say, switches } = context;
  const given = switches.prediction;
  if (!figure || figure.player.playing) {
    return html`<p class="hint">${given?.score ? say("ui.predict.running") : nothing}</p>`;
  }
  if (given?.score) {
    return verdict(context, figure, given, given.score);
  }
  const next = nextAsked(figure);
  if (!next) {
    return html`<p class="hint">${say("ui.predict.none")}</p>`;
  }
  const { outcome, questions } = next;
  const same = given?.outcome.start === outcome.start && questions.some(({ kind }) => kind === given.question.kind);
  const [first] = questions;
  const now = same ? given : first && { outcome, question: first, marked: new Set<number>(), score: undefined };
  return now ? ask(context, figure, now, questions) : html``;
}

interface Asked {
  readonly outcome: OutcomeView;
  readonly questions: readonly Question[];
}

/** What was found for a figure from a step of a source on: nothing is looked for twice. */
const found = new WeakMap<Figure, { readonly from: number; readonly source: string; readonly asked: Asked | undefined }>();

/** The next operation that something can be asked about. */
function nextAsked(figure: Figure): Asked | undefined {
  const { step } = figure.player;
  const { source } = figure;
  const known = found.get(figure);
  // Up to its beginning the next one is the same.
  if (known?.source === source && known.from <= step && step <= (known.asked?.outcome.start ?? Infinity)) {
    return known.asked;
  }
  let asked: Asked | undefined;
  let from = step;
  for (let n = 0; n < FAR && !asked; n += 1) {
    const outcome = figure.outcome(from);
    if (!outcome) {
      break;
    }
    const questions = outcome.map === 0 && outcome.kind !== "gc" ? [] : questionsFor(outcome, tableOf(figure.momentAt(outcome.start), outcome.map));
    asked = questions.length > 0 ? { outcome, questions } : undefined;
    from = Math.max(outcome.end, from + 1);
  }
  found.set(figure, { from: step, source, asked });
  return asked;
}

function tableOf({ slots }: Moment, map: number): Slots {
  return slots.get(map) ?? new Slots(new Uint32Array());
}

function ask(context: Context, figure: Figure, given: Prediction, questions: readonly Question[]): TemplateResult {
  const { say, turn, obey } = context;
  const { outcome, question, marked } = given;
  const set = (change: Partial<Prediction>) => {
    // The marks are about the table that the operation finds.
    if (figure.player.step !== outcome.start) {
      obey({ seek: outcome.start });
    }
    turn({ prediction: { ...given, ...change } });
  };
  const run = () => {
    set({ score: scoreOf(question, marked, outcome) });
    obey(calm() ? { seek: outcome.end } : { playUntil: outcome.end, within: SHOWN_WITHIN });
  };
  return html`<p class="asked">${say("ui.predict.next", { call: callOf(figure, outcome) })}</p>
    <div class="kinds" role="group" aria-label=${say("ui.predict.question")}>
      ${questions.map((other) => {
        return choice(say(QUESTIONS[other.kind], { slot: other.slot }), other.kind === question.kind, () => {
          set({ question: other, marked: new Set() });
        });
      })}
    </div>
    <div class="choices" role="group" aria-label=${say(QUESTIONS[question.kind], { slot: question.slot })}>
      ${question.kind === "survives" ? survival(context, marked, question.slot, set) : slotChoices(context, given, set)}
    </div>
    <button type="button" class="tool primary" @click=${run}>${say("ui.predict.run")}</button>`;
}

type Change = (change: Partial<Prediction>) => void;

function survival({ say }: Context, marked: ReadonlySet<number>, slot: number, set: Change): TemplateResult {
  return html`${choice(say("ui.predict.stays"), marked.has(slot), () => {
    set({ marked: new Set([slot]) });
  })}${choice(say("ui.predict.goes"), !marked.has(slot), () => {
    set({ marked: new Set() });
  })}`;
}

function slotChoices({ say }: Context, given: Prediction, set: Change): TemplateResult {
  const { question, marked } = given;
  return html`${question.choices.map((slot) =>
    choice(
      String(slot),
      marked.has(slot),
      () => {
        set({ marked: marking(given, slot).marked });
      },
      say("ui.slot", { slot }),
    ),
  )}`;
}

function choice(text: string, pressed: boolean, press: () => void, label?: string): TemplateResult {
  return html`<button type="button" class="choice" aria-pressed=${pressed ? "true" : "false"} aria-label=${label ?? nothing} @click=${press}>
    ${text}
  </button>`;
}

function verdict(context: Context, figure: Figure, given: Prediction, { right, missed, wrong }: Score): TemplateResult {
  const { say, turn } = context;
  const { outcome, question } = given;
  const good = missed.size === 0 && wrong.size === 0;
  return html`<p class="asked">${say("ui.predict.asked", { call: callOf(figure, outcome) })} ${say(QUESTIONS[question.kind], { slot: question.slot })}</p>
    <p class=${good ? "verdict good" : "verdict"} role="status">
      <b>${say(good ? "ui.predict.right" : "ui.predict.wrong")}</b>
      ${truth(context, given)} ${told("ui.predict.missed", missed, question, say)} ${told("ui.predict.extra", wrong, question, say)}
      ${right.size > 0 && !good ? told("ui.predict.hit", right, question, say) : nothing}
    </p>
    <p class="why">${why(context, figure, given)}</p>
    <button
      type="button"
      class="tool"
      @click=${() => {
        turn({ prediction: undefined });
      }}
    >
      ${say("ui.predict.again")}
    </button>`;
}

/** What really happened. */
function truth({ say }: Context, { outcome, question }: Prediction): string {
  const { cleared, turnedStale, keySlot } = outcome;
  switch (question.kind) {
    case "cleared":
      return cleared.length === 0 ? say("ui.predict.truth.noneCleared") : say("ui.predict.truth.cleared", { slots: list(cleared) });
    case "stale":
      return turnedStale.length === 0 ? say("ui.predict.truth.noneStale") : say("ui.predict.truth.stale", { slots: list(turnedStale) });
    case "lands":
      return say("ui.predict.truth.lands", { slot: String(keySlot ?? "–") });
    case "survives":
      return say(cleared.includes(question.slot) ? "ui.predict.truth.goes" : "ui.predict.truth.stays", { slot: question.slot });
  }
}

/** What the reader missed or made up; where one slot was asked about, that is plain already. */
function told(key: Key, slots: ReadonlySet<number>, { single }: Question, say: Say): string {
  return single || slots.size === 0 ? "" : say(key, { slots: list([...slots]) });
}

/** Why it came out so: where the operation looked, and where the key is at home. */
function why({ say }: Context, figure: Figure, { outcome, question }: Prediction): string {
  const before = figure.momentAt(outcome.end - 1).view.listing;
  const after = figure.momentAt(outcome.end);
  if (question.kind === "stale") {
    return say("ui.predict.why.stale");
  }
  if (question.kind === "lands") {
    const { keySlot } = outcome;
    const slot = typeof keySlot === "number" ? tableOf(after, outcome.map).at(keySlot) : undefined;
    if (slot?.home === undefined) {
      return "";
    }
    const values = { slot: slot.index, home: slot.home };
    const was = [...tableOf(figure.momentAt(outcome.start), outcome.map).occupied()].find(({ key }) => key === slot.key)?.index;
    if (was !== undefined && outcome.lengthBefore === outcome.lengthAfter) {
      return say(was === slot.index ? "ui.predict.why.there" : "ui.predict.why.swapped", { ...values, was });
    }
    return say(slot.home === slot.index ? "ui.predict.why.home" : "ui.predict.why.displaced", values);
  }
  const scanned = before?.scanned ?? [];
  return scanned.length === 0 ? say("ui.predict.why.noScan") : say("ui.predict.why.scan", { slots: list([...new Set(scanned)]) });
}

/** An operation as Java would say it. */
function callOf(figure: Figure, outcome: OutcomeView): string {
  return calls(outcome, [figure], () => {
    const { kind, key, start } = outcome;
    return kind === "gc" ? "System.gc()" : `${nameOf(sceneOf(figure.momentAt(start)), key) || "…"}.${kind}(${kind === "set" ? "…" : ""})`;
  });
}

const calls = lastFor<string>();

function list(slots: readonly number[]): string {
  return slots.join(", ");
}
