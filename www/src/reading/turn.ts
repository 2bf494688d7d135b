/**
 * The reader's turn, at the end of a run: one call on a key that the program still holds, on a new one, or a GC. What the
 * call appends is shown; the next try takes it back.
 *
 * It knows what can be fired and what came of it, not how it is run.
 */
import type { ActionsView, ActionView } from "../engine";
import { leakingIn } from "../model/prediction";
import type { Seat, Table } from "../model/table";
import { html } from "./html";
import { put, write } from "./svg";
import type { ReadingSay } from "./words";

/** The calls of a key. */
const CALLS = ["get", "set", "remove"] as const;

/** `Lab.atSlot` counts home slots in a first table. */
const MOST_HOME = 15;

/** What the turn shows. */
export interface TurnView {
  /** What can be fired; nothing while it is not the reader's turn. */
  readonly actions: ActionsView | undefined;
  /** The table that the call is fired at. */
  readonly table: Table;
  /** What was fired last, if anything. */
  readonly fired: { readonly java: string; readonly after: Table | undefined; readonly problem: string } | undefined;
  /** The statements that were tried. */
  readonly tried: ReadonlySet<string>;
  /** Whether a call waits for the engine. */
  readonly waits: boolean;
}

/** What the reader asks for. */
export interface TurnOrders {
  readonly fire: (java: string) => void;
  /** Fires a `set` on a new ThreadLocal with that home slot; `java` is the statement that makes one. */
  readonly fireNew: (java: string, home: number) => void;
}

export class Turn {
  readonly #title = html("b");
  readonly #keys = html("select", { class: "keys" });
  readonly #calls: Readonly<Record<(typeof CALLS)[number], HTMLButtonElement>>;
  readonly #newKey = html("button", { type: "button" });
  readonly #home = html("input", { type: "number", min: "0", value: "3", required: "" });
  readonly #gc = html("button", { type: "button" });
  readonly #java = html("p", { class: "java" });
  readonly #verdict = html("p", { class: "verdict", role: "status" });
  readonly element: HTMLElement;
  readonly #orders: TurnOrders;
  #actions: readonly ActionView[] = [];

  constructor(orders: TurnOrders) {
    this.#orders = orders;
    const call = (kind: (typeof CALLS)[number], text: string): HTMLButtonElement => {
      const button = html("button", { type: "button" }, html("code", {}, text));
      button.addEventListener("click", () => {
        this.#fire(this.#actions.find((action) => action.kind === kind && action.name === this.#keys.value));
      });
      return button;
    };
    this.#calls = { get: call("get", "get()"), set: call("set", "set(…)"), remove: call("remove", "remove()") };
    this.#newKey.addEventListener("click", () => {
      const action = this.#actions.find(({ kind }) => kind === "new");
      if (action?.enabled === true && this.#home.checkValidity()) {
        this.#orders.fireNew(action.java, this.#home.valueAsNumber);
      }
    });
    this.#gc.addEventListener("click", () => {
      this.#fire(this.#actions.find(({ kind }) => kind === "gc"));
    });
    this.#keys.addEventListener("change", () => {
      this.#enable();
    });
    const row = html("div", { class: "calls" }, this.#keys, ...Object.values(this.#calls), html("span", { class: "pair" }, this.#newKey, this.#home), this.#gc);
    this.element = html("div", { class: "turn" }, this.#title, row, this.#java, this.#verdict);
  }

  /** Chooses the key of an entry that the reader tapped. */
  choose(name: string): void {
    if ([...this.#keys.options].some(({ value }) => value === name)) {
      this.#keys.value = name;
      this.#enable();
    }
  }

  draw({ actions, table, fired, tried, waits }: TurnView, say: ReadingSay): void {
    const isTurn = actions !== undefined && actions.after > 0;
    this.element.inert = !isTurn;
    this.element.classList.toggle("waiting", !isTurn);
    const stays = leakingIn(table);
    const [first] = stays;
    write(this.#title, first ? say("ui.reading.turn.free", { slot: first.slot }) : say("ui.reading.turn"));
    put(this.#keys, "aria-label", say("ui.reading.key"));
    put(this.#home, "aria-label", say("ui.reading.home"));
    put(this.#home, "max", MOST_HOME);
    write(this.#newKey, say("ui.reading.new"));
    write(this.#gc, say("ui.reading.gc"));
    if (actions) {
      this.#actions = actions.actions;
      const names = [...new Set(actions.actions.flatMap(({ kind, name }) => (kind === "get" ? [name] : [])))];
      if ([...this.#keys.options].map(({ value }) => value).join(" ") !== names.join(" ")) {
        const { value } = this.#keys;
        this.#keys.replaceChildren(...names.map((name) => html("option", { value: name }, name)));
        this.#keys.value = names.includes(value) ? value : (names.at(-1) ?? "");
      }
      this.#enable();
    }
    this.#say({ actions, table, fired, tried, waits }, stays, say);
  }

  #say({ actions, table, fired, tried, waits }: TurnView, stays: readonly Seat[], say: ReadingSay): void {
    this.#java.replaceChildren(...(fired ? [`${say("ui.reading.from")} `, html("code", {}, fired.java)] : []));
    const after = fired?.after;
    if (waits || !fired || !after) {
      write(this.#verdict, waits ? say("ui.reading.running") : (fired?.problem ?? ""));
      return;
    }
    const held = new Set(after.seats.map(({ value }) => value));
    const freed = stays.filter(({ value }) => !held.has(value));
    const still = leakingIn(after);
    const said = [
      ...(freed.length > 0 ? [say("ui.reading.frees", { values: listed(freed) })] : []),
      ...(still.length > 0 ? [say("ui.reading.stays", { values: listed(still) })] : []),
      ...(freed.length + still.length === 0 ? [say("ui.reading.nothing")] : []),
    ];
    const calls = (actions?.actions ?? []).filter(({ kind, enabled }) => enabled && (kind === "get" || kind === "set" || kind === "remove"));
    const done = calls.filter(({ java }) => tried.has(java)).length;
    if (still.length > 0 && done > 0) {
      said.push(say("ui.reading.tried", { tried: done, calls: calls.length, thread: table.thread }));
    }
    write(this.#verdict, said.join(" "));
  }

  #enable(): void {
    for (const kind of CALLS) {
      const action = this.#actions.find((action) => action.kind === kind && action.name === this.#keys.value);
      this.#calls[kind].disabled = action?.enabled !== true;
    }
    for (const element of [this.#keys, ...Object.values(this.#calls)]) {
      element.hidden = this.#keys.options.length === 0;
    }
    this.#newKey.disabled = this.#actions.find(({ kind }) => kind === "new")?.enabled !== true;
    this.#gc.disabled = this.#actions.find(({ kind }) => kind === "gc")?.enabled !== true;
  }

  #fire(action: ActionView | undefined): void {
    if (action?.enabled === true) {
      this.#orders.fire(action.java);
    }
  }
}

function listed(seats: readonly Seat[]): string {
  const values = seats.slice(0, 4).map(({ valueName }) => valueName);
  return seats.length > values.length ? `${values.join(", ")} …` : values.join(", ");
}
