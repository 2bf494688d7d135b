/** Recordings as files: the corpus's, and the same as other files. */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

const FOLDER = new URL("../../www/recordings/", import.meta.url);

interface Head {
  readonly recording: number;
  readonly members: readonly (readonly [file: number, offset: number, length: number, crc: number])[];
}

/** The bytes of a file of a recording; `N` of `name.rec` is `name.N.rec`. */
export function fileOf(scenario: string, number: number): Uint8Array<ArrayBuffer> {
  const name = number === 0 ? scenario : `${scenario}.${number}`;
  return Uint8Array.from(readFileSync(new URL(`${name}.rec`, FOLDER)));
}

/** The scenario whose recording has the most bytes. */
export function largestRecording(): string {
  const sizes = new Map<string, number>();
  for (const file of readdirSync(FOLDER).filter((file) => file.endsWith(".rec"))) {
    const [scenario = ""] = file.split(".");
    sizes.set(scenario, (sizes.get(scenario) ?? 0) + readFileSync(new URL(file, FOLDER)).length);
  }
  const [largest] = [...sizes].sort(([, one], [, other]) => other - one);
  return largest?.[0] ?? "";
}

/** What is packed in a recording: facts, answers and parts. */
function membersOf(scenario: string): { readonly format: number; readonly members: readonly Buffer[] } {
  const first = fileOf(scenario, 0);
  const end = first.indexOf(0x0a);
  const { recording, members } = JSON.parse(new TextDecoder().decode(first.subarray(0, end))) as Head;
  const packed = members.map(([file, offset, length]) => {
    const start = file === 0 ? end + 1 + offset : offset;
    return gunzipSync(fileOf(scenario, file).subarray(start, start + length));
  });
  return { format: recording, members: packed };
}

/** One file with all that is in a recording, as an author makes it; `change` makes other facts of its facts, byte by byte. */
export function inOneFile(scenario: string, change: (facts: Buffer) => Buffer = (facts) => facts): Buffer {
  const { format, members } = membersOf(scenario);
  const packed = members.map((member, index) => gzipSync(index === 0 ? change(member) : member));
  let offset = 0;
  const places = packed.map((member) => {
    const place = [0, offset, member.length, member.readUInt32LE(member.length - 8)];
    offset += member.length;
    return place;
  });
  return Buffer.concat([Buffer.from(`${JSON.stringify({ recording: format, members: places })}\n`), ...packed]);
}

/** The version that another engine could have. Texts say how long they are, so it is as long as this one's. */
export function ofAnotherEngine(version: string): (facts: Buffer) => Buffer {
  return (facts) => {
    const at = facts.indexOf(version);
    if (at < 0) {
      throw new Error(`the facts do not say ${version}`);
    }
    const changed = Buffer.from(facts);
    changed.write("9".repeat(version.length), at, "latin1");
    return changed;
  };
}
