/**
 * The ways of the references: level along their line, upright in the channel beside the target's column, and around
 * what stands between them in the lane below a line. So no reference crosses a box or a text. It knows no colours.
 */
import type { Point } from "../geometry";
import type { Placed, PlacedBox, PlacedName } from "./layout";
import { channelOf, COLUMNS } from "./measures";
import type { Measures } from "./measures";
import { ENTRIES, HOLDERS, isFree, KEYS, NAMES, VALUES } from "./plan";
import type { Column, Line, Wire } from "./plan";
import { share } from "./tracks";
import type { Stretch, Tracks } from "./tracks";

export interface Route {
  readonly wire: Wire;
  /** The corners, from the source to the tip. */
  readonly points: readonly Point[];
  /** Where the strength can be written, and how much room it has; none if there is none. */
  readonly label: { readonly at: Point; readonly width: number } | undefined;
  /** The middle of the last stretch in a channel, where a cut is drawn. */
  readonly middle: Point;
}

/** The ways, but for the height of the lines: that depends on how many references run below each. */
export interface Routes {
  /** How many references run below each line. */
  readonly lanes: readonly number[];
  readonly finish: (middles: readonly number[], heights: readonly number[]) => Route[];
}

/** One end of a reference. */
interface End {
  readonly placed: Placed;
  readonly column: Column;
  readonly isName: boolean;
}

/** How a reference goes. */
interface Way {
  readonly wire: Wire;
  readonly from: End;
  readonly to: End;
  readonly kind: "straight" | "below" | "drop" | "bent";
  /** The channel of a bent way, as the column on its left. */
  readonly channel: Column;
  readonly bundle: string;
  /** Whether it leaves from the bottom of the source, into the lane. */
  readonly lane: boolean;
  /** How far below the middle it leaves and arrives. */
  readonly leave: number;
  readonly arrive: number;
}

/** The width of an arrow's tip, with a little air. */
const TIP = 9;

/** A lane, counted in lines from the line above it. */
const LANE = 0.5;

/** Finds the ways of all references. */
export function routesOf(wires: readonly Wire[], lines: readonly Line[], placed: readonly (PlacedBox | PlacedName)[], on: Measures): Routes {
  const ends = new Map(placed.map((place): [string, End] => ["box" in place ? place.box.key : place.name.key, endOf(place)]));
  const ways = bundled(
    wires.flatMap((wire) => {
      const from = ends.get(wire.from);
      const to = ends.get(wire.to);
      return from && to ? [wayOf(wire, from, to, lines, on)] : [];
    }),
  );
  const channels = COLUMNS.map((channel) => share(ways.filter((way) => way.kind === "bent" && way.channel === channel).map(uprightOf)));
  const laneX = (way: Way) => trackX(on, channels, way);
  const lanes = lines.map((_, n) => share(ways.flatMap((way) => (way.lane && way.from.placed.line === n ? [{ bundle: way.bundle, from: startX(way), to: laneX(way) }] : []))));
  return {
    lanes: lanes.map(({ count }) => count),
    finish: (middles, heights) =>
      ways.map((way) => {
        const { line } = way.from.placed;
        const lane = (middles[line] ?? 0) + (heights[line] ?? 0) / 2 + 4.5 + (lanes[line]?.of.get(way.bundle) ?? 0) * 5;
        const points = pointsOf(way, middles, lane, laneX(way));
        return { wire: way.wire, points, label: labelOf(way, ways, middles, on), middle: middleOf(way, points) };
      }),
  };
}

function endOf(place: PlacedBox | PlacedName): End {
  return "box" in place ? { placed: place, column: place.box.column, isName: false } : { placed: place, column: NAMES, isName: true };
}

function wayOf(wire: Wire, from: End, to: End, lines: readonly Line[], on: Measures): Way {
  const common = { wire, from, to, channel: NAMES, bundle: wire.key, lane: false, leave: 0, arrive: 0 } as const;
  const [start, end] = [from.placed.line, to.placed.line];
  const sameLine = start === end;
  const line = lines[start];
  const isClear = (first: number, last: number) =>
    line !== undefined && COLUMNS.every((column) => column < first || column > last || isFree(line, column));
  if (wire.tree || (from.isName && to.column === HOLDERS && end === start + 1 && on.stacked)) {
    return { ...common, kind: "below" };
  }
  if (from.column === ENTRIES && to.column === ENTRIES && end > start) {
    return { ...common, kind: "drop" };
  }
  const rightward = from.column < to.column;
  if (sameLine && (rightward || (from.column === ENTRIES && to.column === KEYS))) {
    const [low, high] = rightward ? [from.column, to.column] : [to.column, from.column];
    if (isClear(low + 1, high - 1)) {
      return { ...common, kind: "straight" };
    }
  }
  const channel = channelFor(from.column, to.column);
  const fromRight = channel >= from.column;
  const fromLeftOfTarget = channel < to.column;
  const lane = !from.isName && !(fromRight ? isClear(from.column + 1, channel) : isClear(channel + 1, from.column - 1));
  const isMain = fromLeftOfTarget || (from.column === ENTRIES && to.column === KEYS);
  const arrive = isMain ? 0 : on.port;
  return {
    ...common,
    kind: "bent",
    channel,
    lane,
    bundle: `to ${wire.to} ${arrive}`,
    leave: !lane && !fromRight && from.column === VALUES ? on.port : 0,
    arrive,
  };
}

/** Ways to one target run together, and so do those from one source whose targets nothing else in the channel leads to. */
function bundled(ways: readonly Way[]): Way[] {
  const arrivals = new Map<string, Set<string>>();
  for (const { wire, kind, channel, bundle } of ways) {
    if (kind === "bent") {
      const key = `${channel} ${bundle}`;
      arrivals.set(key, (arrivals.get(key) ?? new Set()).add(wire.from));
    }
  }
  return ways.map((way) => {
    const isAlone = way.kind === "bent" && way.channel < way.to.column && arrivals.get(`${way.channel} ${way.bundle}`)?.size === 1;
    return isAlone ? { ...way, bundle: `from ${way.wire.from}` } : way;
  });
}

/** The channel in which a reference goes up or down: the one beside its target. */
function channelFor(from: Column, to: Column): Column {
  switch (to) {
    case NAMES:
    case HOLDERS:
      return HOLDERS;
    case KEYS:
      return from < KEYS ? HOLDERS : KEYS;
    case ENTRIES:
      return KEYS;
    case VALUES:
      return from === VALUES ? VALUES : ENTRIES;
  }
}

/** The stretch of its channel that a way takes, counted in lines. */
function uprightOf({ bundle, from, to, lane, leave, arrive }: Way): Stretch {
  const part = (offset: number) => (offset === 0 ? 0 : 0.2);
  return { bundle, from: from.placed.line + (lane ? LANE : part(leave)), to: to.placed.line + part(arrive) };
}

/** Where in its channel a way goes up or down. */
function trackX(on: Measures, channels: readonly Tracks[], { channel, bundle }: Way): number {
  const { x, width } = channelOf(on, channel);
  const { count = 1, of } = channels[channel] ?? {};
  const track = of?.get(bundle) ?? 0;
  // At the right edge nothing arrives from outside.
  const [low, high] = channel === VALUES ? [x + 2, x + width - 1] : [x + Math.min(TIP, width / 2 - 2), x + width - Math.min(TIP, width / 2 - 2)];
  if (channel === VALUES) {
    return low + Math.min(4, (high - low) / count) * (track + 0.5);
  }
  const pitch = Math.min(6, (high - low) / Math.max(1, count - 1));
  const middle = (low + high) / 2;
  // Short ways run next to their target: on the right of a channel that leads to the right.
  const side = channel === KEYS ? 1 : -1;
  return middle + side * pitch * (track - (count - 1) / 2);
}

/** Where a way leaves the bottom of its source. */
function startX({ from: { placed } }: Way): number {
  return placed.x + Math.min(16, placed.width / 2);
}

function pointsOf(way: Way, middles: readonly number[], lane: number, track: number): Point[] {
  const { from, to, kind, leave, arrive, channel } = way;
  const [source, target] = [from.placed, to.placed];
  const y0 = (middles[source.line] ?? 0) + leave;
  const y1 = (middles[target.line] ?? 0) + arrive;
  const right = source.x + source.width + (from.isName ? 6 : 1);
  const bottom = (middles[source.line] ?? 0) + source.height / 2 + 1;
  switch (kind) {
    case "straight":
      return from.column < to.column
        ? [{ x: right, y: y0 }, { x: target.x - 2, y: y1 }]
        : [{ x: source.x - 1, y: y0 }, { x: target.x + target.width + 2, y: y1 }];
    case "below": {
      const x = source.x + (from.isName ? 4 : 5);
      return [{ x, y: bottom }, { x, y: y1 }, { x: target.x - 2, y: y1 }];
    }
    case "drop": {
      const x = source.x + source.width / 2;
      return [{ x, y: bottom }, { x, y: (middles[target.line] ?? 0) - target.height / 2 - 2 }];
    }
    case "bent": {
      const end = channel < to.column ? target.x - 2 : target.x + target.width + 2;
      const start = way.lane
        ? [{ x: startX(way), y: bottom }, { x: startX(way), y: lane }, { x: track, y: lane }]
        : [{ x: channel >= from.column ? right : source.x - 1, y: y0 }, { x: track, y: y0 }];
      return [...start, { x: track, y: y1 }, { x: end, y: y1 }];
    }
  }
}

/**
 * Where a weaker reference is called by its strength: above the Entries' column where it passes, or beside the first key
 * of a map.
 */
function labelOf(way: Way, ways: readonly Way[], middles: readonly number[], on: Measures): Route["label"] {
  const { wire, from, to, kind, lane } = way;
  const { line } = from.placed;
  const y = (middles[line] ?? 0) - 4;
  if (wire.strength === "strong" || wire.tree || wire.cut || lane) {
    return undefined;
  }
  if (from.column < KEYS && to.column === VALUES) {
    const { x, width } = on.columns[ENTRIES] ?? { x: 0, width: 0 };
    return { at: { x: x + width / 2, y }, width: width + 2 * on.margin };
  }
  if (from.column === ENTRIES && kind === "straight" && !on.stacked) {
    const { x, width } = channelOf(on, to.column === KEYS ? KEYS : ENTRIES);
    const passes = (other: Way) => {
      const { from: low, to: high } = uprightOf(other);
      return other.kind === "bent" && other.channel === (to.column === KEYS ? KEYS : ENTRIES) && Math.min(low, high) < line && line <= Math.max(low, high) + 0.3;
    };
    const isFirst = ways.find(({ from: { column }, to: { column: other }, kind, wire: { strength } }) => column === ENTRIES && other === to.column && kind === "straight" && strength !== "strong") === way;
    return isFirst && !ways.some(passes) ? { at: { x: x + width / 2, y }, width } : undefined;
  }
  return undefined;
}

/** Where a cut is drawn: in the middle of the last level stretch. */
function middleOf({ from, to }: Way, points: readonly Point[]): Point {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? end;
  const isLong = from.column < KEYS && to.column === VALUES && points.length === 2;
  return { x: isLong ? before.x + (end.x - before.x) * 0.85 : (before.x + end.x) / 2, y: end.y };
}
