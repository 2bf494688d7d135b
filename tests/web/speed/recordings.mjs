// How large the recordings of the scenarios are, file by file. They are packed already: what lies on the disk is what travels.
import { line, recordings, sum } from "./bytes.mjs";

/** Bytes: the first file of each, and all files of all. */
const FIRST_BAR = 12_000;
const ALL_BAR = 500_000;

export async function recordingBytes() {
  console.log("\nbytes of each recording: all its files, then each");
  const all = await recordings();
  for (const { name, sizes, all: bytes } of all) {
    line(bytes, `${name}: ${sizes.join(", ")}`);
  }
  const [largest = 0] = all.map(({ sizes }) => sizes[0] ?? 0).toSorted((one, other) => other - one);
  line(largest, "the largest first file", FIRST_BAR);
  line(sum(all.map(({ all }) => all)), `all ${all.length} recordings`, ALL_BAR);
}
