/**
 * Where the panes stand at each width: the template of a grid that has only the panes that are shown.
 *
 * The style sheet `layout.css` says at which width each applies.
 */
import { once } from "../memo";
import type { PaneName } from "./pane-names";

/** The head stands on top of every figure. */
type Area = "head" | PaneName;

/** One below the other over the whole width, or two columns beside each other. */
type Block = Area | readonly [left: readonly Area[], right: readonly Area[]];

/** A grid as CSS takes it. */
export interface Grid {
  readonly areas: string;
  readonly rows: string;
}

/** The grids of a figure with these panes, from the narrowest to the widest. */
export interface Layout {
  readonly narrow: Grid;
  readonly middle: Grid;
  readonly wide: Grid;
}

/** The layout of a figure that shows these panes. */
export const layoutOf = once((panes: ReadonlySet<PaneName>): Layout => {
  return { narrow: grid(NARROW, panes, 1), middle: grid(MIDDLE, panes, 2), wide: grid(wide(panes), panes, 2) };
});

const NARROW: readonly Block[] = [
  "head",
  "slots",
  "message",
  "timeline",
  "predict",
  "actions",
  "code",
  "listing",
  "variables",
  "stack",
  "legend",
  "graph",
  "ledger",
  "heap",
  "output",
  "share",
];

const MIDDLE: readonly Block[] = [
  "head",
  "slots",
  "message",
  "timeline",
  "predict",
  "actions",
  [["code"], ["listing"]],
  [["variables"], ["stack"]],
  "legend",
  "graph",
  "ledger",
  "heap",
  "output",
  "share",
];

/** The two pictures stand beside each other; if there is but one, the code stands beside it. */
function wide(panes: ReadonlySet<PaneName>): readonly Block[] {
  const code = ["code", "listing"] as const;
  const pictures: readonly Block[] =
    panes.has("slots") && panes.has("graph")
      ? [[["slots"], ["graph"]], "message", "timeline", "legend", "predict", "actions", [["code"], ["listing"]]]
      : code.some((pane) => panes.has(pane))
        ? [[["slots", "graph"], ["message", ...code]], "legend", "timeline", "predict", "actions"]
        : ["slots", "graph", "legend", "message", "timeline", "predict", "actions"];
  return ["head", ...pictures, [["variables"], ["stack"]], [["ledger"], ["heap", "output"]], "share"];
}

/** What keeps its height where the other column is higher: the part below it is stretched. */
const FIXED: ReadonlySet<Area> = new Set<Area>(["message", "heap"]);

/** The rows of each block that has something to show. */
function grid(blocks: readonly Block[], panes: ReadonlySet<PaneName>, columns: 1 | 2): Grid {
  const shown = (area: Area) => area === "head" || panes.has(area);
  const rows = blocks.flatMap((block) => {
    const [left, right] = (typeof block === "string" ? [[block], []] : block).map((areas) => areas.filter(shown));
    return pair(left ?? [], right ?? []);
  });
  return {
    areas: rows.map((row) => `"${(columns === 1 ? row.slice(0, 1) : row).join(" ")}"`).join(" "),
    rows: rows.map((row) => (row.some((area) => FIXED.has(area)) ? "max-content" : "auto")).join(" "),
  };
}

/** Two columns side by side, the shorter one stretched; a column that has no other beside it takes the whole width. */
function pair(left: readonly Area[], right: readonly Area[]): [Area, Area][] {
  const [one, other] = left.length === 0 ? [right, right] : right.length === 0 ? [left, left] : [left, right];
  return Array.from({ length: Math.max(one.length, other.length) }, (_, n) => {
    return [one[n] ?? one.at(-1), other[n] ?? other.at(-1)] as [Area, Area];
  });
}
