/** The part of the package that the fonts use: it brings no types. */
export function decompress(font: Uint8Array): Promise<Uint8Array>;
