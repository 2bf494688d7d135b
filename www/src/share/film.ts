/**
 * The pictures of several steps as one SVG file that plays them by itself, round and round: each is shown for its time
 * by CSS alone, so the file needs no script. It knows no element.
 */

/** A picture as `toSvg` writes it, and its measures. */
export interface Frame {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** More frames would make a file that nobody can open. */
export const FRAME_LIMIT = 200;

/** The film: `pause` is the time of a picture in milliseconds. */
export function film(frames: readonly Frame[], pause: number, label: string): string {
  const width = Math.max(...frames.map((frame) => frame.width));
  const height = Math.max(...frames.map((frame) => frame.height));
  const [first] = frames;
  const style = first ? (/<style>[^]*?<\/style>/.exec(first.svg)?.[0] ?? "") : "";
  const share = 100 / frames.length;
  const whole = (pause * frames.length) / 1000;
  const motion =
    `.frame{visibility:hidden;animation:show ${whole}s step-end infinite}` +
    `@keyframes show{0%{visibility:visible}${share.toFixed(4)}%{visibility:hidden}}` +
    `@media (prefers-reduced-motion:reduce){.frame{animation:none}.frame:last-of-type{visibility:visible}}`;
  const scenes = frames.map(({ svg }, n) => `<g class="frame" style="animation-delay:${(n * pause) / 1000}s">${inside(svg)}</g>`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">` +
    `<title>${label}</title>${style}<style>${motion}</style>${scenes.join("")}</svg>\n`
  );
}

/** What stands in the root of a picture, without the styles that all of them share. */
function inside(svg: string): string {
  return svg
    .replace(/^[^]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/<title>[^]*?<\/title>/, "")
    .replace(/<style>[^]*?<\/style>/, "");
}
