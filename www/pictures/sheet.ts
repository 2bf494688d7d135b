/**
 * Sheets of paper with drawings and paragraphs on them, as files that places without scripts can show: PNG, or several as
 * one GIF.
 *
 * It knows no table and no language. Measures are those of a sheet; `scale` is how many pixels each is in the file.
 */
import type { Buffer } from "node:buffer";
import type { Sharp } from "sharp";
import { escaped } from "../article/html";
import type { Language } from "../src/i18n";
import { fontsReady, MONO, SANS } from "./fonts";

await fontsReady();
const { default: sharp } = await import("sharp");

/** A piece of a sheet. */
export interface Piece {
  readonly image: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A piece and where its upper left corner is. */
export interface Placed {
  readonly piece: Piece;
  readonly x: number;
  readonly y: number;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly paper: string;
  readonly pieces: readonly Placed[];
}

/** How a paragraph looks. */
export interface Letters {
  /** Where its lines break. */
  readonly width: number;
  readonly size: number;
  readonly colour: string;
  readonly scale: number;
  readonly language: Language;
  readonly weight?: number;
  /** Between lines, as a part of the size. */
  readonly leading?: number;
}

/** The text of an SVG file as a piece of this width. */
export async function drawn(svg: string, width: number, scale: number): Promise<Piece> {
  // So dense that a unit of the file is as large as it will be: nothing is drawn twice.
  const { width: own } = await sharp(new TextEncoder().encode(svg)).metadata();
  const image = sharp(new TextEncoder().encode(svg), { density: (72 * width * scale) / own });
  return pieceOf(image, scale);
}

/** A paragraph; `markup` is Pango's, as `code` and `text` write it. */
export async function paragraph(markup: string, { width, size, colour, scale, language, weight = 400, leading = 0.15 }: Letters): Promise<Piece> {
  const text = `<span foreground="${colour}" weight="${weight}">${markup}</span>`;
  const image = sharp({ text: { text, font: `${SANS[language]} ${size}`, width: Math.round(width * scale), dpi: 72 * scale, spacing: Math.round(size * leading * scale), rgba: true } });
  return pieceOf(image, scale);
}

export function text(plain: string): string {
  return escaped(plain);
}

export function code(plain: string): string {
  return `<span font_family="${MONO}" size="90%">${escaped(plain)}</span>`;
}

/** The sheet as a PNG file. */
export async function png(sheet: Sheet): Promise<Uint8Array> {
  return (await laidOut(sheet)).png({ palette: true, colours: 128, effort: 10 }).toBuffer();
}

/** Sheets of one size as a GIF file that plays for ever; each stays so many milliseconds. */
export async function gif(sheets: readonly Sheet[], delays: readonly number[]): Promise<Uint8Array> {
  const pages = await Promise.all(sheets.map(async (sheet) => (await laidOut(sheet)).png().toBuffer()));
  return sharp(pages, { join: { animated: true } })
    .gif({ delay: [...delays], loop: 0, colours: 64, dither: 0, effort: 10 })
    .toBuffer();
}

async function laidOut({ width, height, scale, paper, pieces }: Sheet): Promise<Sharp> {
  const blank = sharp({ create: { width: Math.round(width * scale), height: Math.round(height * scale), channels: 3, background: paper } });
  const layers = pieces.map(({ piece, x, y }) => ({ input: piece.image, left: Math.round(x * scale), top: Math.round(y * scale) }));
  // What is laid out is one image before anything else is done to it.
  return sharp(await blank.composite(layers).png().toBuffer());
}

async function pieceOf(image: Sharp, scale: number): Promise<Piece> {
  const { data, info } = await image.png().toBuffer({ resolveWithObject: true });
  return { image: data, width: info.width / scale, height: info.height / scale };
}
