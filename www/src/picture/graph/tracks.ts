/** Shares a channel among the references that run along it, so that no two lie upon each other. It knows no geometry. */

/** A stretch of a channel that the references of one bundle need. */
export interface Stretch {
  readonly bundle: string;
  readonly from: number;
  readonly to: number;
}

export interface Tracks {
  readonly count: number;
  /** The track of each bundle, from 0. */
  readonly of: ReadonlyMap<string, number>;
}

/** Gives each bundle a track of its own wherever another one runs; short ones first. */
export function share(stretches: readonly Stretch[]): Tracks {
  const bundles = new Map<string, { low: number; high: number }>();
  for (const { bundle, from, to } of stretches) {
    const known = bundles.get(bundle);
    const low = Math.min(from, to, known?.low ?? Infinity);
    const high = Math.max(from, to, known?.high ?? -Infinity);
    bundles.set(bundle, { low, high });
  }
  const sorted = [...bundles].sort(([, a], [, b]) => a.high - a.low - (b.high - b.low) || a.low - b.low);
  const tracks: { low: number; high: number }[][] = [];
  const of = new Map<string, number>();
  for (const [bundle, stretch] of sorted) {
    let track = tracks.findIndex((taken) => taken.every(({ low, high }) => stretch.high < low || high < stretch.low));
    if (track < 0) {
      track = tracks.length;
      tracks.push([]);
    }
    tracks[track]?.push(stretch);
    of.set(bundle, track);
  }
  return { count: tracks.length, of };
}
