/**
 * Gives everything of a model a line and a column: the maps of each thread with their entries, a key on the line of its
 * first entry and the name that holds it on the same one; below, what roots hold besides, as trees.
 */
import type { ThreadView } from "../../engine";
import type { Say } from "../../i18n";
import { Board } from "./board";
import type { Looks } from "./look";
import type { Model } from "./model";
import { ENTRIES, HOLDERS, KEYS, VALUES } from "./plan";
import type { Line, Plan, Span } from "./plan";
import { primaryOf } from "./primary";
import type { Group, Name } from "./roots";
import { tableKey } from "./seats";
import type { Seats } from "./seats";
import type { EntryItem, MapItem, ThreadItem } from "./tables";
import { Trees } from "./trees";
import { wiresOf } from "./wires";

export interface ArrangeOptions {
  /** What to bring out. */
  readonly looks: Looks;
  /** The places to keep. */
  readonly seats: Seats;
  /** A holder stands below the name that refers to it, not beside it. */
  readonly stacked: boolean;
}

/** A line of a map: an Entry, or a slot without one. */
interface Row {
  readonly index: number;
  readonly entry: EntryItem | undefined;
}

/** The lines of a model. */
export function arrange(model: Model, say: Say, options: ArrangeOptions): Plan {
  return new Arrangement(model, say, options).plan();
}

class Arrangement {
  readonly #model: Model;
  readonly #say: Say;
  readonly #looks: Looks;
  readonly #board: Board;
  readonly #trees: Trees;
  readonly #seats: Seats;
  readonly #stacked: boolean;
  readonly #groups: Span[] = [];
  readonly #maps: Span[] = [];
  /** Objects with a line in a map. */
  readonly #seated: ReadonlySet<number>;
  /** Objects that have a name, with the first group that has it. */
  readonly #named = new Map<number, number>();
  /** The group whose names are being placed. */
  #at = 0;
  /** The line of each slot of a map that is drawn as a whole, by `seatKey`. */
  readonly #rows = new Map<string, Line>();
  #folded = 0;

  constructor(model: Model, say: Say, { looks, seats, stacked }: ArrangeOptions) {
    this.#model = model;
    this.#say = say;
    this.#looks = looks;
    this.#board = new Board(model, looks);
    this.#trees = new Trees(model, { board: this.#board, say, looks, isOpen: (id) => this.#isOpen(id) });
    this.#seats = seats;
    this.#stacked = stacked;
    const entries = model.threads.flatMap(({ maps }) => maps.flatMap((map) => map.entries));
    this.#seated = new Set(entries.flatMap(({ key, value }) => [key, value]));
    for (const [n, { names }] of model.groups.entries()) {
      for (const { text, target } of names) {
        if (text !== "" && !this.#named.has(target)) {
          this.#named.set(target, n);
        }
      }
    }
  }

  plan(): Plan {
    const { threads, groups, keys, garbage } = this.#model;
    const primary = primaryOf(groups, threads, this.#seats);
    for (const item of threads) {
      // One that neither runs nor has a map is an object like others, beside the name that refers to it.
      if (item.maps.length === 0 && !isAlive(item.thread) && this.#named.has(item.thread.id)) {
        continue;
      }
      const names = primary?.item === item ? primary.group : undefined;
      this.#thread(item, names);
    }
    for (const group of groups) {
      if (group !== primary?.group) {
        this.#group(group, this.#board.lines.length);
      }
    }
    const falling = new Set(garbage.entries.map(({ key }) => key));
    for (const key of keys) {
      if (!this.#board.places.has(key) && !falling.has(key)) {
        this.#board.box(this.#board.line(), key, KEYS);
      }
    }
    this.#garbage();
    return {
      lines: this.#board.lines,
      groups: this.#groups,
      maps: this.#maps,
      wires: wiresOf(this.#model, this.#board.places, this.#board.lines, this.#looks),
      folded: this.#folded,
    };
  }

  /** A thread, its maps and their entries; on the same lines, as far as they go, the names of one group. */
  #thread({ thread, maps }: ThreadItem, names: Group | undefined): void {
    const head = this.#board.line();
    head.apart = this.#board.lines.length > 1;
    if (isAlive(thread)) {
      const text = this.#stacked ? "" : this.#say(thread.state === "running" ? "ui.graph.running" : "ui.graph.idle");
      head.name = { key: `root thread ${thread.id}`, text, detail: "", look: "state", objects: [thread.id] };
      if (maps.length === 0) {
        this.#board.note(head, `no map ${thread.id}`, ENTRIES, this.#say("ui.noMap"), "aside");
      }
    }
    const box = this.#board.box(head, thread.id, HOLDERS, { look: thread.current ? "thread current" : "thread" });
    if (box) {
      this.#trees.tree(box, head);
    }
    const first = this.#board.lines.length;
    for (const [n, map] of maps.entries()) {
      this.#map(map, n === 0 ? head : this.#board.line());
    }
    if (names) {
      this.#group(names, first);
    }
    const [top] = this.#board.lines.slice(first);
    if (this.#seats.beside?.thread === thread.id && top?.captions.length === 0) {
      // The names that will stand here have a caption.
      top.captions = [""];
      top.apart = true;
    }
  }

  #map(map: MapItem, head: Line): void {
    const { entries, more, size, leaks } = map;
    const count = this.#say(size === 1 ? "ui.graph.entry" : "ui.graph.entries", { count: size });
    const bad = leaks > 0 ? this.#say("ui.graph.leak", { count: leaks }) : "";
    const detail = entries.length > 0 || size === 0 ? "" : bad === "" ? count : `${count}\n${bad}`;
    const top = this.#board.lines.indexOf(head);
    this.#board.box(head, map.id, ENTRIES, { label: "ThreadLocalMap", detail, look: leaks > 0 && detail !== "" ? "map leaks" : "map", head: true });
    const aside = entries.filter(({ variable }) => variable !== "");
    const rows: Row[] = entries.flatMap((entry) => (entry.variable === "" ? [{ index: entry.index, entry }] : []));
    for (const { index, entry } of [...rows, ...this.#vacant(map)].sort((a, b) => a.index - b.index)) {
      const line = entry ? this.#entry(entry, map) : this.#board.line();
      this.#rows.set(seatKey(tableKey(map.id, map.length), index), line);
      if (!entry) {
        const slot = map.current ? index : undefined;
        this.#board.note(line, `vacant ${map.id} ${index}`, ENTRIES, this.#say("ui.slot", { slot: index }), "aside", { slot });
      }
    }
    for (const entry of aside) {
      this.#entry(entry, map);
    }
    if (more > 0 && entries.length > 0) {
      const line = this.#board.line();
      this.#board.note(line, `more ${map.id}`, ENTRIES, this.#stacked ? `+${more}` : this.#say("ui.folded", { count: more }), "fold");
    }
    this.#folded += more;
    if (detail !== "") {
      return;
    }
    // What the listing has taken out of the table stands below the frame.
    const last = this.#board.lines.length - 1 - aside.length;
    this.#maps.push({ key: `map ${map.id}`, first: top, last, look: map.made ? "frame map made" : "frame map", objects: [map.id] });
  }

  /** The slots of a map that are empty and have an Entry at another time; none of one that is not drawn as a whole. */
  #vacant({ id, length, entries, more }: MapItem): Row[] {
    const taken = new Set(entries.map(({ index }) => index));
    const seats = more === 0 ? [...(this.#seats.slots.get(tableKey(id, length)) ?? [])] : [];
    return seats.filter((index) => !taken.has(index)).map((index) => ({ index, entry: undefined }));
  }

  /** An Entry's line: key, Entry, value, and below the value what it leads to. */
  #entry(entry: EntryItem, map: MapItem | undefined): Line {
    const line = this.#board.line();
    const { index, key, value, state } = entry;
    const slot = map?.current === true && index >= 0 ? index : undefined;
    const label = entry.variable === "" ? (index >= 0 ? this.#say("ui.slot", { slot: index }) : "Entry") : `Entry ${entry.variable}`;
    this.#board.box(line, entry.entry, ENTRIES, { label, look: map ? state : "garbage", slot });
    const leaks = state === "stale" || state === "leaked";
    const cut = this.#model.cut?.reference === entry.entry ? this.#model.cut.referent : 0;
    if (key !== 0 || cut !== 0) {
      this.#board.box(line, key === 0 ? cut : key, KEYS, { look: leaks ? "leaked" : state, slot });
    } else if (map) {
      this.#board.note(line, `cleared ${entry.entry}`, KEYS, this.#say("ui.cleared"), "cleared", { from: ENTRIES, objects: [entry.entry], slot });
    }
    if (value !== 0) {
      this.#trees.value(line, value, map ? state : "garbage", slot);
    } else if (map) {
      this.#board.note(line, `null ${entry.entry}`, VALUES, "null", "aside", { slot });
    }
    return line;
  }

  /** The names of a group. Those that refer to a key above stand beside it if the group begins at its line or before. */
  #group(group: Group, first: number): void {
    this.#at = this.#model.groups.indexOf(group);
    const beside = new Map<Line, Name[]>();
    const away: Name[] = [];
    const lines = this.#board.lines.slice(first);
    for (const name of group.names) {
      const line = lines.find((line) => line.boxes.some((box) => box.column === KEYS && box.objects.includes(name.target)));
      if (line && name.text !== "" && line.name === undefined) {
        beside.set(line, [...(beside.get(line) ?? []), name]);
      } else {
        away.push(name);
      }
    }
    const rest: Name[] = [];
    for (const name of away) {
      const line = this.#seatOf(name);
      if (line && lines.includes(line) && line.name === undefined && !beside.has(line)) {
        beside.set(line, [name]);
      } else {
        rest.push(name);
      }
    }
    for (const [line, names] of beside) {
      this.#name(line, names);
      for (const { target } of names) {
        this.#target(line, target);
      }
      if (line.boxes.some(({ column }) => column === KEYS)) {
        // Of a reference that was cleared the cross is enough where another name still holds the key.
        line.notes.splice(0, line.notes.length, ...line.notes.map((note) => (note.column === KEYS ? { ...note, text: "" } : note)));
      }
    }
    const begin = beside.size > 0 ? first : this.#board.lines.length;
    let last = Math.max(...[...beside.keys()].map((line) => this.#board.lines.indexOf(line)), begin);
    for (const name of rest) {
      const line = this.#board.line();
      last = this.#board.lines.length - 1;
      this.#name(line, [name]);
      this.#target(line, name.target);
    }
    const [top] = this.#board.lines.slice(begin);
    if (top) {
      top.captions = this.#captions(group);
      top.apart = true;
    }
    this.#groups.push({ key: `group ${group.key}`, first: begin, last, look: `frame ${group.kind}`, objects: [] });
  }

  /** The line on which a name stays that is `null` by now, or whose key has no Entry by now. */
  #seatOf({ key, target }: Name): Line | undefined {
    const seat = this.#seats.names.get(key);
    const line = seat && this.#rows.get(seatKey(seat.table, seat.slot));
    const isAlone = this.#model.keys.has(target) && !this.#board.places.has(target) && line?.boxes.every(({ column }) => column !== KEYS) === true;
    return target === 0 || isAlone ? line : undefined;
  }

  #name(line: Line, names: readonly Name[]): void {
    const [first] = names;
    if (!first) {
      return;
    }
    const text = first.text === "" ? this.#say("ui.graph.temporary") : names.map(({ text }) => text).join(", ");
    const lingers = names.every(({ lingering }) => lingering);
    const look = ["root", ...(lingers ? ["lingers"] : []), ...(first.text === "" ? ["temporary"] : []), ...(first.target === 0 ? ["nothing"] : [])];
    line.name = {
      key: first.key,
      text: first.target === 0 ? `${text} = null` : text,
      detail: lingers ? this.#say("ui.graph.lingers") : "",
      look: look.join(" "),
      objects: first.target === 0 ? [] : [first.target],
    };
  }

  /** Places what a name refers to on its line, unless it stands somewhere already. */
  #target(line: Line, id: number): void {
    const { values, holders, keys, threads } = this.#model;
    if (values.has(id)) {
      this.#trees.value(line, id, "", undefined);
    } else if (keys.has(id)) {
      this.#board.box(line, id, KEYS);
    } else if (holders.has(id) || threads.some(({ thread }) => thread.id === id)) {
      const below = this.#board.places.has(id) || !this.#stacked ? line : this.#board.line();
      const box = this.#board.box(below, id, HOLDERS);
      if (box) {
        this.#trees.tree(box, below);
      }
    }
  }

  #garbage(): void {
    const { entries, values, rest } = this.#model.garbage;
    const begin = this.#board.lines.length;
    for (const entry of entries) {
      this.#entry(entry, undefined);
    }
    for (const value of values) {
      if (!this.#board.places.has(value)) {
        this.#trees.value(this.#board.line(), value, "garbage", undefined);
      }
    }
    const drawn = this.#board.lines.length > begin;
    if (rest > 0) {
      const line = this.#board.line();
      const text = this.#say(drawn ? "ui.graph.rest" : rest === 1 ? "ui.graph.oneWaits" : "ui.graph.wait", { count: rest });
      this.#board.note(line, "rest", VALUES, text, "aside rest");
    }
    const [first] = this.#board.lines.slice(begin);
    if (first) {
      first.apart = true;
      first.captions = drawn ? [this.#say("ui.graph.garbage")] : [];
    }
  }

  /** Whether an object has no place yet and none that it will have: in a map, or beside a name of this group or an earlier one. */
  #isOpen(id: number): boolean {
    return !this.#board.places.has(id) && !this.#seated.has(id) && (this.#named.get(id) ?? Infinity) > this.#at;
  }

  #captions({ kind, method, thread }: Group): readonly string[] {
    switch (kind) {
      case "static":
        return [this.#say("ui.graph.static")];
      case "fields":
        return [this.#say("ui.graph.fields")];
      case "frame":
        return [...(thread === "" ? [] : [this.#say("ui.graph.frame", { method, thread })]), `${method}()`];
    }
  }

}

/** What a slot's line is called. */
function seatKey(table: string, slot: number): string {
  return `${table}, ${slot}`;
}

/** Whether a thread is a root by itself: it runs, or waits for a task. */
function isAlive({ state }: ThreadView): boolean {
  return state === "running" || state === "idle";
}
