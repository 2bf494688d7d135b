/**
 * Frames, from both who make them: the engine and a recording say the same at every step, what did not change stays the same object, and
 * what is wrong with a recording is said.
 *
 * No page is needed for that: it runs where the tests run.
 */
import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "@playwright/test";
import { loadDesigns, Run } from "../../www/src/engine";
import type { Frame, Slot } from "../../www/src/engine";
import { NotRecorded } from "../../www/src/frames/frames";
import { handOver, holdsAt } from "../../www/src/frames/hand-over";
import { Recording, RECORDED_CHOICE } from "../../www/src/frames/recording";
import { Reason } from "../../www/src/reason";
import { fileOf, inOneFile, ofAnotherEngine } from "./recordings";

const SCENARIOS = readdirSync(new URL("../../www/scenarios/", import.meta.url))
  .filter((name) => name.endsWith(".java"))
  .map((name) => name.replace(/\.java$/, ""))
  .sort();

const STORY = "set-misses-slot-5";

/** Its recording has several parts. */
const IN_PARTS = "pool-static-key";

/** Only the ends of its operations are recorded. */
const LONG = "existing-keys-clean-nothing";
const LONG_IN_PARTS = "pool-new-key-gc-at-the-end";

test.beforeAll(async () => {
  await loadDesigns(readFileSync(new URL("../../www/pkg/threadlocal_lab_designs_bg.wasm", import.meta.url)));
});

function sourceOf(scenario: string): string {
  return readFileSync(new URL(`../../www/scenarios/${scenario}.java`, import.meta.url), "utf8");
}

function recordingOf(scenario: string): Promise<Recording> {
  return Recording.open((number) => Promise.resolve(fileOf(scenario, number)));
}

/** What is equal in two values, and yet not the same object. */
function strangers(before: unknown, after: unknown, path = ""): string[] {
  if (before === after || typeof before !== "object" || typeof after !== "object" || before === null || after === null) {
    return [];
  }
  if (isDeepStrictEqual(before, after)) {
    return [path];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const rows = new Map(before.map((row: unknown) => [keyOf(row), row]));
    return after.flatMap((row: unknown) => strangers(rows.get(keyOf(row)), row, `${path}[${String(keyOf(row))}]`));
  }
  if (before instanceof Map && after instanceof Map) {
    return [...(after as Map<number, unknown>)].flatMap(([key, value]) => strangers(before.get(key), value, `${path}.${key}`));
  }
  return Object.entries(after).flatMap(([name, value]) => strangers((before as Record<string, unknown>)[name], value, `${path}.${name}`));
}

interface Both {
  readonly engine: Frame;
  readonly recording: Frame;
}

/** The sections in which two frames are not equal. What is the same as before in both was looked at then. */
function differing({ engine, recording }: Both, before: Both | undefined): string[] {
  const sections = Object.keys(engine) as (keyof Frame)[];
  const changed = sections.filter((section) => engine[section] !== before?.engine[section] || recording[section] !== before?.recording[section]);
  return changed.filter((section) => !isDeepStrictEqual(plain(engine, section), plain(recording, section)));
}

/** A section with all that is in it: looks keep their words to themselves. */
function plain(frame: Frame, section: keyof Frame): unknown {
  return section === "looks" ? frame.looks && [...frame.looks] : frame[section];
}

function entriesOf({ slots }: Frame): Slot[] {
  return [...slots.values()].flatMap((table) => [...table.occupied()]);
}

function keyOf(row: unknown): unknown {
  return typeof row === "object" && row !== null ? Object.values(row)[0] : row;
}

/** The sections and rows of a frame that are equal to what they were and yet other objects. */
function doubles(before: Frame, after: Frame): string[] {
  const sections = Object.keys(after).filter((name) => {
    const section = name as keyof Frame;
    return before[section] !== after[section] && section !== "looks" && isDeepStrictEqual(before[section], after[section]);
  });
  const rows = (["threads", "tables", "objects", "ledger", "slots"] as const).flatMap((name) => strangers(before[name], after[name], name));
  const entries = [...after.slots].flatMap(([map, slots]) => {
    const was = before.slots.get(map);
    return [...slots.occupied()].flatMap((slot) => (was ? strangers(was.at(slot.index), slot, `slots.${map}.${slot.index}`) : []));
  });
  const isSameCall = before.call === after.call && before.looked === after.looked;
  const looks = isSameCall && before.looks !== after.looks ? ["looks"] : [];
  return [...sections, ...looks, ...rows, ...entries];
}

for (const scenario of SCENARIOS) {
  test(`${scenario}: the recording shows what the engine shows`, async () => {
    const run = new Run(sourceOf(scenario));
    const recording = await recordingOf(scenario);
    const faults: string[] = [];
    let before: Both | undefined;
    let frames = 0;
    for (let step = 0; step <= run.stepCount; step += 1) {
      if (!recording.holds(step)) {
        continue;
      }
      const both: Both = { engine: run.frame(step), recording: await recording.frame(step) };
      faults.push(...differing(both, before).map((section) => `step ${step}: the recording says something else in ${section}`));
      // A pane has looked at the entries of what it has drawn: those are kept.
      entriesOf(both.engine);
      entriesOf(both.recording);
      // To compare everything with what it was costs more than the rest: the story is looked at step by step.
      if (before && (scenario === STORY || frames % 16 === 0)) {
        faults.push(...doubles(before.engine, both.engine).map((what) => `step ${step}, engine: ${what} is another object`));
        faults.push(...doubles(before.recording, both.recording).map((what) => `step ${step}, recording: ${what} is another object`));
      }
      before = both;
      frames += 1;
    }
    const constants = ({ source, stepCount, operationCount, threadCount, diagnostics }: Run | Recording) => ({ source, stepCount, operationCount, threadCount, diagnostics });
    expect(faults.slice(0, 10)).toEqual([]);
    expect(frames).toBe(run.stepCount <= 5000 ? run.stepCount + 1 : frames);
    expect(frames).toBeGreaterThan(5);
    expect(constants(recording)).toEqual(constants(run));
    expect(recording.marks()).toEqual(run.marks());
    const ends = [...run.beatEnds()];
    expect(recording.isWhole).toBe(run.stepCount <= 5000);
    // A long run is read by its operations, each of which ends a beat.
    expect(recording.beatEnds()).toEqual(recording.isWhole ? ends : ends.filter((step) => recording.holds(step)));
    run.free();
  });
}

test("a frame that was made ahead is the one that would have been made, whatever is asked for meanwhile", () => {
  const [run, other] = [new Run(sourceOf(STORY)), new Run(sourceOf(STORY))];
  const faults: string[] = [];
  const compare = (what: string, step: number, before: Frame, after: Frame) => {
    const expected = other.frame(step);
    const sections = Object.keys(expected) as (keyof Frame)[];
    faults.push(...sections.filter((section) => !isDeepStrictEqual(plain(after, section), plain(expected, section))).map((section) => `${what} ${step}: ${section} is another one`));
    faults.push(...doubles(before, after).map((name) => `${what} ${step}: ${name} is another object`));
  };
  let before = run.frame(280);
  for (let step = 281; step < 340; step += 1) {
    run.prepare(step);
    // Of two steps the one is asked for that was made ready; of three there is another view between; of five the reader goes elsewhere.
    if (step % 3 === 0) {
      expect(run.moment(step - 40).view.step).toBe(step - 40);
    }
    if (step % 5 === 0) {
      const back = run.frame(step - 7);
      compare("back to", step - 7, before, back);
      before = back;
    }
    const after = run.frame(step);
    compare("on to", step, before, after);
    before = after;
  }
  expect(faults.slice(0, 10)).toEqual([]);
  // The call ends with step 357; a statement that is appended there makes another step of the next one.
  run.frame(357);
  run.prepare(358);
  expect(run.run(357, "System.gc();")).toEqual([]);
  expect(run.frame(358).message).not.toEqual(other.frame(358).message);
  run.free();
  other.free();
});

test("the story's end is what a JDK prints", async () => {
  const recording = await recordingOf(STORY);
  const end = await recording.frame(recording.stepCount);
  const [table] = end.tables;
  expect(end.threads.map(({ name }) => name)).toEqual(["main"]);
  expect([table?.length, table?.size]).toEqual([16, 7]);
  expect([end.leaked.values, end.leaked.bytes]).toEqual([1, 56]);
  expect(end.output.lines.join("\n")).toContain("| 5 stale five |");
  const slots = end.slots.get(table?.map ?? 0);
  expect(slots?.at(5)).toMatchObject({ key: 0, home: undefined });
  expect(slots?.at(10)?.home).toBe(9);
});

for (const scenario of [STORY, IN_PARTS, LONG, LONG_IN_PARTS, "design-table-chained"]) {
  test(`${scenario}: what a figure is asked, both answer alike`, async () => {
    const run = new Run(sourceOf(scenario));
    const recording = await recordingOf(scenario);
    const steps = Array.from({ length: run.stepCount + 1 }, (_, step) => step).filter((step) => recording.holds(step));
    const some = steps.filter((_, index) => index % Math.ceil(steps.length / 40) === 0);
    const [leaks, explained] = [new Set<number>(), new Set<number>()];
    for (const step of some) {
      expect(await recording.outcome(step), `outcome at ${step}`).toEqual(run.outcome(step));
      expect(await recording.actions(step, RECORDED_CHOICE), `actions at ${step}`).toEqual(run.actions(step, RECORDED_CHOICE));
      if (run.stepCount <= 5000) {
        const ways = (frames: Run | Recording) => [frames.depth(step), frames.over(step), frames.overBack(step), frames.out(step), frames.outBack(step)];
        expect(ways(recording), `ways from ${step}`).toEqual(ways(run));
      } else {
        expect(() => recording.over(step)).toThrow(NotRecorded);
      }
      for (const { value, fate } of run.frame(step).ledger) {
        const isLeaked = ["doomed", "stale", "pinned"].includes(fate);
        if (isLeaked) {
          leaks.add(value);
        }
        const known = await recording.explain(step, value).catch((error: unknown) => error);
        if (known instanceof NotRecorded) {
          expect(step === run.stepCount && isLeaked, `why ${value} stays at ${step}`).toBe(false);
        } else {
          explained.add(value);
          expect(known, `why ${value} stays at ${step}`).toEqual(run.explain(step, value));
        }
      }
    }
    for (const address of ["start", "end", "op:1", "op:3", "op:3/beat:1", "op:3/beat:99", "op:3/beat:0", "op:3/beat:", "line:5", "line:9", "7", "op:0", "op:99999", "line:999", "", "op:", "-1", "op:1:2", "99999999"]) {
      if (run.stepCount > 5000 && /beat:[1-9]/.test(address)) {
        expect(() => recording.stepOf(address), address).toThrow(NotRecorded);
        expect(holdsAt(recording, address), address).toBe(false);
        continue;
      }
      const asked = (frames: Run | Recording) => {
        try {
          return frames.stepOf(address);
        } catch {
          return "no point";
        }
      };
      expect(asked(recording), address).toBe(asked(run));
      const step = asked(run);
      expect(holdsAt(recording, address), address).toBe(typeof step === "string" || recording.holds(step));
      expect(holdsAt(run, address), address).toBe(true);
    }
    // At the end of the run each that leaks is explained.
    const atEnd = run.frame(run.stepCount).ledger.filter(({ fate }) => ["doomed", "stale", "pinned"].includes(fate));
    for (const { value } of atEnd) {
      expect(await recording.explain(run.stepCount, value), `why ${value} stays`).toEqual(run.explain(run.stepCount, value));
    }
    expect(explained.size > 0).toBe(leaks.size > 0);
    await expect(recording.actions(0, { on: "pool", home: 5 })).rejects.toThrow(NotRecorded);
    await expect(recording.explain(0, 1)).rejects.toThrow(NotRecorded);
    expect(recording.holds(run.stepCount + 1)).toBe(false);
    expect(() => recording.frame(-1)).toThrow(NotRecorded);
    run.free();
  });
}

test("parts come as the reader goes, the next one ahead, and each once", async () => {
  const asked: number[] = [];
  const recording = await Recording.open((number) => {
    asked.push(number);
    return Promise.resolve(fileOf(IN_PARTS, number));
  });
  expect(asked).toEqual([0]);
  await recording.frame(0);
  expect(recording.frame(1)).not.toBeInstanceOf(Promise);
  expect(asked).toEqual([0]);
  for (let step = 2; step <= recording.stepCount; step += 1) {
    await recording.frame(step);
  }
  const whole = asked.length;
  expect(whole).toBeGreaterThan(1);
  expect(new Set(asked).size).toBe(whole);
  const end = recording.frame(recording.stepCount);
  expect(end).toBe(recording.frame(recording.stepCount));
  await recording.frame(0);
  expect(asked.length).toBe(whole);
});

test("a file that did not come is asked for again", async () => {
  let fails = true;
  const recording = await Recording.open((number) => {
    return number > 0 && fails ? Promise.reject(new Reason("ui.reason.part")) : Promise.resolve(fileOf(IN_PARTS, number));
  });
  await expect(Promise.resolve(recording.frame(recording.stepCount))).rejects.toThrow("ui.reason.part");
  fails = false;
  const end = await recording.frame(recording.stepCount);
  expect(end.step).toBe(recording.stepCount);
});

/** Ways to spoil a file, and the reason that is given then. */
const SPOILED: Readonly<Record<string, { readonly spoil: (bytes: Uint8Array<ArrayBuffer>, number: number) => Uint8Array<ArrayBuffer>; readonly reason: string }>> = {
  empty: { spoil: () => new Uint8Array(), reason: "ui.reason.recording" },
  "a page instead": { spoil: () => new TextEncoder().encode("<!doctype html>\n<title>Not found</title>\n"), reason: "ui.reason.recording" },
  "cut off in its head": { spoil: (bytes) => bytes.slice(0, 30), reason: "ui.reason.recording" },
  "cut off in its facts": { spoil: (bytes, number) => (number === 0 ? bytes.slice(0, 400) : bytes), reason: "ui.reason.recording" },
  "cut off in its frames": { spoil: (bytes) => bytes.slice(0, -2000), reason: "ui.reason.recording" },
  "a byte changed": {
    spoil: (bytes) => {
      const changed = bytes.slice();
      const at = bytes.length - 900;
      changed[at] = (changed[at] ?? 0) ^ 1;
      return changed;
    },
    reason: "ui.reason.recording",
  },
  "another recording's later file": { spoil: (bytes, number) => (number === 0 ? bytes : fileOf("pool-remove", 1)), reason: "ui.reason.recording" },
  "another format": {
    spoil: (bytes, number) => {
      const text = new TextDecoder("latin1").decode(bytes);
      return number === 0 ? Uint8Array.from(text.replace(/"recording":\d+/, '"recording":7'), (letter) => letter.charCodeAt(0)) : bytes;
    },
    reason: "ui.reason.recordingFormat",
  },
};

for (const scenario of [IN_PARTS, LONG, LONG_IN_PARTS]) {
  for (const [name, { spoil, reason }] of Object.entries(SPOILED)) {
    if (scenario === LONG && name === "another recording's later file") {
      // It has none.
      continue;
    }
    test(`${scenario}: a recording that is spoiled says so: ${name}`, async () => {
      const played = async () => {
        const recording = await Recording.open((number) => Promise.resolve(spoil(fileOf(scenario, number), number)));
        for (let step = 0; step <= recording.stepCount; step += 1) {
          if (recording.holds(step)) {
            await recording.frame(step);
          }
        }
        await recording.outcome(0);
      };
      await expect(played()).rejects.toThrow(reason);
      await expect(played()).rejects.toBeInstanceOf(Reason);
    });
  }
}

test("in one file, and of another version, a recording says the same", async () => {
  for (const scenario of [IN_PARTS, LONG, LONG_IN_PARTS]) {
    const recording = await recordingOf(scenario);
    const file = inOneFile(scenario, ofAnotherEngine(recording.engine));
    const other = await Recording.open(() => Promise.resolve(Uint8Array.from(file)));
    expect(other.engine).toBe("9".repeat(recording.engine.length));
    for (const step of recording.beatEnds()) {
      expect(isDeepStrictEqual(await other.frame(step), await recording.frame(step)), `${scenario}, step ${step}`).toBe(true);
    }
    expect(await other.outcome(0)).toEqual(await recording.outcome(0));
  }
});

for (const scenario of SCENARIOS) {
  test(`${scenario}: the engine goes on where the recording stops`, async () => {
    const run = new Run(sourceOf(scenario));
    const recording = await recordingOf(scenario);
    const steps = Array.from({ length: run.stepCount + 1 }, (_, step) => step).filter((step) => recording.holds(step));
    expect(recording.engine).toBe(run.engine);
    const ten = Array.from({ length: 10 }, (_, n) => steps[Math.round((n * (steps.length - 1)) / 9)] ?? 0);
    for (const step of ten) {
      const frame = await recording.frame(step);
      expect(run.stepOf(handOver(recording, frame))).toBe(step);
      expect(run.frame(step)).toEqual(frame);
      const { operation, operationEnds } = frame.position;
      const ended = operationEnds ? operation : Math.max(operation - 1, 0);
      expect(run.stepOf(handOver({ engine: "0.0.0" }, frame))).toBe(ended === 0 ? 0 : run.stepOf(`op:${ended}`));
    }
    run.free();
  });
}
