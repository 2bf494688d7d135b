/**
 * A figure in a link: source, step, language and panes in the fragment of an address, compressed. It knows no element.
 *
 * The fragment is `#lab=` and a version, then what deflate and base64url make of a JSON array.
 */

/** What a link takes along. */
export interface Parcel {
  readonly source: string;
  readonly step: number;
  /** As the attribute `lang`. */
  readonly language: string;
  /** As the attribute `panes`; nothing for all of them. */
  readonly panes: string | null;
}

const PREFIX = "#lab=";
const VERSION = "1";

/** A source is never longer; what unpacks to more is no link of ours. */
const LIMIT = 1 << 18;

/** Whether a fragment is meant as a link to a figure, well formed or not. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** The fragment of a link, with its `#`. */
export async function pack({ source, step, language, panes }: Parcel): Promise<string> {
  const json = JSON.stringify([source, step, language, panes]);
  const bytes = await through(new TextEncoder().encode(json), new CompressionStream("deflate-raw"), Infinity);
  return `${PREFIX}${VERSION}${base64(bytes)}`;
}

/**
 * What a fragment holds.
 *
 * @throws if it is no link that `pack` made.
 */
export async function unpack(fragment: string): Promise<Parcel> {
  if (!fragment.startsWith(PREFIX + VERSION)) {
    throw new Error("not a link of this version");
  }
  const packed = bytesOf(fragment.slice(PREFIX.length + VERSION.length));
  const json = await through(packed, new DecompressionStream("deflate-raw"), LIMIT);
  const parcel: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
  if (!Array.isArray(parcel)) {
    throw new Error("not a figure");
  }
  const [source, step, language, panes] = parcel as unknown[];
  if (typeof source !== "string" || typeof language !== "string" || !isStep(step) || !(panes === null || typeof panes === "string")) {
    throw new Error("not a figure");
  }
  return { source, step, language, panes };
}

function isStep(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array>(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error("too long");
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function base64(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
