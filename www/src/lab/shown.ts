/**
 * What there is to see, in the sections that panes read: those of the frame, and those that are made of them. What says the
 * same as before is the same object. It knows no DOM and no template.
 */
import { NO_BREAKS } from "../breaks";
import type { ActionsView, FrameView, LinkView, MessageView } from "../engine";
import { endedOperations } from "../figure";
import type { Frame } from "../frames/frame";
import { lastFor, once } from "../memo";
import { kept } from "../model/kept";
import { asideOf } from "../picture/graph/aside";
import { RING_LIMIT } from "../picture/slots";
import { player } from "../player";
import { DARK, lightOf, messageArguments, sceneOf, wayLight } from "../scene";
import type { Light, Scene, Target } from "../scene";
import { GRAPH_SECTIONS, SLOTS_SECTIONS } from "./context";
import type { GraphSections, Shown, SlotsSections, Switches } from "./context";
import { guessAt } from "./guess";

/** What the figure adds to what the run says. */
export type Settings = Omit<Shown, keyof Frame | keyof Made> & { readonly pinned: Target | undefined; readonly switches: Switches };

/** The sections that are made here. */
type Made = Pick<
  Shown,
  | "player"
  | "operationCount"
  | "marks"
  | "threadCount"
  | "text"
  | "lines"
  | "diagnostics"
  | "breaks"
  | "branches"
  | "askedAt"
  | "sharedAt"
  | "undoable"
  | "actions"
  | "explained"
  | "endedFor"
  | "holding"
  | "aside"
  | "method"
  | "shownThread"
  | "aimed"
  | "said"
  | "guess"
  | "score"
  | "kept"
  | "path"
>;

/** Makes what is shown, each time in the light of the last. */
export class Showing {
  readonly #last = new Map<string, unknown>();

  /** What is shown of a frame; before there is a figure, what stands there. */
  of(frame: Frame, settings: Settings): Shown {
    const { figure, switches, pinned } = settings;
    const scene = sceneOf(sectionsOf(frame), switches.thread);
    const keep = <T>(name: string, value: T): T => this.#keep(name, value);
    const choice = { on: switches.on, home: switches.home };
    let actions: ActionsView | undefined;
    const explained = figure?.explained;
    const path = explained?.view?.path ?? NO_PATH;
    const place = keep("player", figure?.player ?? NOWHERE);
    return {
      ...frame,
      ...settings,
      player: place,
      takes: keep("takes", settings.takes),
      branches: place.step < place.stepCount && !place.playing,
      askedAt: settings.predicting ? place : undefined,
      sharedAt: switches.share ? place : undefined,
      operationCount: figure?.operationCount ?? 0,
      marks: figure?.marks ?? NONE,
      threadCount: figure?.threadCount ?? 0,
      text: figure?.source ?? "",
      lines: figure?.lines ?? NONE,
      diagnostics: figure?.diagnostics ?? NONE,
      breaks: figure?.breaks ?? NO_BREAKS,
      undoable: figure?.undoable ?? false,
      // To ask the engine takes longer than to draw most panes.
      get actions() {
        return (actions ??= figure && keep("actions", figure.actions(choice)));
      },
      explained,
      endedFor: explained && endedOperations(frame.position),
      holding: keep("holding", holdingOf(frame.stack)),
      aside: keep("aside", asideOf(scene, switches.unfolded)),
      method: frame.listing?.method ?? "",
      shownThread: scene.thread?.id ?? 0,
      aimed: scene.length > RING_LIMIT ? frame.message : NOWHERE_AIMED,
      said: keep("said", messageArguments(scene)),
      ...guessAt(switches.prediction, frame.step),
      kept: keep("kept", pinned ? lightOf(scene, pinned) : wayOf(scene, path)),
      path,
    };
  }

  /** What pictures will read of the frame that comes next, as far as that is known: the rest is as it is now. */
  ahead(frame: Frame, now: SlotsSections & GraphSections): SlotsSections & GraphSections {
    const { switches, path } = now;
    const scene = sceneOf(sectionsOf(frame), switches.thread);
    const next = {
      ...frame,
      holding: holdingOf(frame.stack),
      aside: asideOf(scene, switches.unfolded),
      aimed: scene.length > RING_LIMIT ? frame.message : NOWHERE_AIMED,
      kept: path.length === 0 ? now.kept : wayOf(scene, path),
    };
    const names = [...SLOTS_SECTIONS, ...GRAPH_SECTIONS];
    return Object.fromEntries(names.map((name) => [name, name in next ? next[name as keyof typeof next] : now[name]])) as unknown as SlotsSections & GraphSections;
  }

  #keep<T>(name: string, value: T): T {
    const now = kept(this.#last.get(name) as T, value);
    this.#last.set(name, now);
    return now;
  }
}

/** A frame as pictures read it. */
export function sectionsOf({ threads, tables, stack, roots, objects, totals, ledger, listing, message, slots, looks }: Frame): Parameters<typeof sceneOf>[0] {
  return { view: { threads, tables, stack, roots, objects, objectCount: totals.objectCount, ledger, listing, message }, slots, looks };
}

/** What lights up while the reader points at something; while they do not, the way to the value that they asked about. */
export function lightFor(scene: Scene, target: Target | undefined, path: readonly LinkView[]): Light {
  return target ? lightOf(scene, target) : wayOf(scene, path);
}

function wayOf(scene: Scene, path: readonly LinkView[]): Light {
  return path.length === 0 ? DARK : ways(path, [scene.slots], () => wayLight(scene, path.map(({ object }) => object)));
}

const ways = lastFor<Light>();

/** The stack without the lines. A frame without one is the JDK's own, and stays so. */
const holdingOf = once((stack: readonly FrameView[]): readonly FrameView[] => stack.map((frame) => ({ ...frame, line: typeof frame.line === "number" ? 0 : undefined })));

const NONE: readonly never[] = [];
const NO_PATH: readonly LinkView[] = [];

/** The place of a reader in a figure that is not alive yet. */
const NOWHERE = player(0, []);

const NOWHERE_AIMED: MessageView = { key: "", arguments: [] };

/** What is shown before a figure is alive, so that nothing moves when it comes. */
export const BLANK: Frame = {
  step: 0,
  design: "",
  position: { operation: 0, operationEnds: false },
  source: undefined,
  notes: [],
  stack: [],
  listing: undefined,
  call: undefined,
  looked: [],
  looks: undefined,
  message: { key: "", arguments: [] },
  beat: undefined,
  threads: [],
  tables: [],
  slots: new Map(),
  objects: [],
  roots: [],
  ledger: [],
  leaked: { entries: 0, entryBytes: 0, values: 0, valueBytes: 0, bytes: 0, maps: [] },
  totals: { objectCount: 0, ledgerCount: 0 },
  heap: { used: 0, capacity: 0, inUse: 0, lingering: 0, leaked: 0, garbage: 0 },
  output: { first: 0, lines: [] },
  uncaught: undefined,
};
