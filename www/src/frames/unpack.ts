/**
 * Packed bytes as texts and words: how they are packed stands in `crate/src/recording/content.rs`.
 *
 * The browser unpacks gzip, and its CRC tells damage.
 */

export interface Content {
  readonly texts: readonly string[];
  readonly words: readonly number[];
}

/** The content of a gzip member. Throws if it is damaged. */
export async function unpacked(member: Uint8Array<ArrayBuffer>): Promise<Content> {
  const stream = new Blob([member]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at];
      if (byte === undefined || shift > 28) {
        throw new RangeError("a number has no end");
      }
      at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value >>> 0;
      }
    }
  };
  const texts: string[] = [];
  for (let left = number(); left > 0; left -= 1) {
    const length = number();
    texts.push(decoder.decode(bytes.subarray(at, at + length)));
    at += length;
  }
  const words: number[] = [];
  while (at < bytes.length) {
    words.push(number());
  }
  return { texts, words };
}
