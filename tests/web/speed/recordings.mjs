// How large the recordings of the scenarios are, file by file. They are packed already: what lies on the disk is what travels.
import { readdir, stat } from "node:fs/promises";

/** Bytes: the first file of each, and all files of all. */
const FIRST_BAR = 12_000;
const ALL_BAR = 500_000;

const FOLDER = new URL("../../../www/dist/recordings/", import.meta.url);

export async function recordingBytes() {
  console.log("bytes of the recordings: all files, the first, the others");
  const recordings = new Map();
  for (const file of (await readdir(FOLDER)).toSorted()) {
    const [name = "", number = "0"] = file.replace(/\.rec$/, "").split(".");
    const files = recordings.get(name) ?? new Map();
    files.set(Number(number), (await stat(new URL(file, FOLDER))).size);
    recordings.set(name, files);
  }
  const rows = [...recordings].map(([name, files]) => {
    const sizes = [...files].toSorted(([one], [other]) => one - other).map(([, size]) => size);
    return { name, sizes, all: sizes.reduce((sum, size) => sum + size, 0) };
  });
  for (const { name, sizes, all } of rows.toSorted((one, other) => other.all - one.all)) {
    const [first = 0, ...others] = sizes;
    const missed = first > FIRST_BAR ? ` (bar ${FIRST_BAR}, missed)` : "";
    console.log(`${String(all).padStart(8)}  ${String(first).padStart(6)}  ${name}${missed}${others.length === 0 ? "" : `: ${others.join(", ")}`}`);
  }
  const all = rows.reduce((sum, row) => sum + row.all, 0);
  console.log(`${String(all).padStart(8)}  all ${rows.length} recordings (bar ${ALL_BAR}${all <= ALL_BAR ? "" : ", missed"})`);
}
