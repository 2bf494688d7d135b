/** The measures of a long table drawn as a whole: small cells in rows. It knows nothing of what is in the slots. */

export interface Grid {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly slotsPerCell: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly font: number;
}

/** The height of every grid, so that a table that grows moves nothing. */
const HEIGHT = 256;
/** Room on the left for the index of a row's first slot. */
const GUTTER = 42;
const SMALLEST = 3.4;
/** So many slots at least stand in one row, for those that are drawn large to be side by side. */
const FEWEST = 16;

/** The grid of `length` slots that fits into `width` pixels below `top`. A cell stands for one slot while there is room. */
export function grid(width: number, top: number, length: number): Grid {
  const wide = width - GUTTER - 2;
  let slotsPerCell = 1;
  let columns = columnsFor(length, wide);
  while (wide / columns < SMALLEST || (HEIGHT * columns) / (length / slotsPerCell) < SMALLEST) {
    slotsPerCell *= 2;
    columns = columnsFor(length / slotsPerCell, wide);
  }
  const rows = length / slotsPerCell / columns;
  return {
    left: GUTTER,
    top,
    width: wide,
    height: HEIGHT,
    columns,
    rows,
    slotsPerCell,
    cell: { width: wide / columns, height: HEIGHT / rows },
    font: 9.5,
  };
}

/** The number of columns, a power of two, whose cells are nearest to squares. */
function columnsFor(cells: number, wide: number): number {
  return Math.max(FEWEST, 2 ** Math.floor(Math.log2(Math.sqrt((cells * wide) / HEIGHT))));
}
