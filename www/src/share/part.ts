/** What a reader can take away: a link, the pictures, a film of them, and the program with what runs it on a JDK. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Figure } from "../figure";
import type { Key } from "../i18n";
import type { Context as All } from "../lab/context";
import type { SHARE_SECTIONS } from "../parts/share";
import { slotsKind, slotsPicture } from "../picture/slots";
import { toSvg } from "../picture/svg";
import { sceneOf } from "../scene";
import { download, pngFile, svgFile } from "./files";
import { film, FRAME_LIMIT } from "./film";
import { pack } from "./link";

type Context = All<(typeof SHARE_SECTIONS)[number]>;

/** Longer links do not survive every mailer and messenger. */
const LONG = 2000;

/** Milliseconds for a picture of a film. */
const PAUSE = 800;

/** All that can be taken away. */
export function shareForm(context: Context): TemplateResult {
  const { figure, say } = context;
  return figure ? html`${linkRow(context, figure)}${picturesRow(context, figure)}${filmRow(context, figure)}${jdkRow(context, figure)}
    <p class="told" role="status">${context.switches.told === "" ? nothing : say(context.switches.told)}</p>` : html``;
}

function linkRow(context: Context, figure: Figure): TemplateResult {
  const { say, turn } = context;
  const copy = async () => {
    const address = await linkOf(context, figure);
    try {
      await navigator.clipboard.writeText(address);
      turn({ told: address.length > LONG ? "ui.share.copied.long" : "ui.share.copied" });
    } catch {
      // A page without that permission shows the link instead.
      turn({ told: "ui.share.uncopied" });
    }
  };
  const show = async (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    field.value = await linkOf(context, figure);
    field.select();
  };
  return html`<div class="row">
    <span class="what">${say("ui.share.link")}</span>
    <input class="link" readonly aria-label=${say("ui.share.link")} placeholder=${say("ui.share.link.hint")} @focus=${show} />
    ${button(say("ui.share.copy"), copy)}
  </div>`;
}

/** The address of a page that opens this figure as it is now. */
async function linkOf({ language, shownPanes, linkPage }: Context, { source, player }: Figure): Promise<string> {
  return new URL(await pack({ source, step: player.step, language, panes: shownPanes }), linkPage).href;
}

function picturesRow(context: Context, figure: Figure): TemplateResult {
  const { panes, say } = context;
  const names: readonly (readonly ["slots" | "graph", Key])[] = [
    ["slots", "ui.share.slots"],
    ["graph", "ui.share.graph"],
  ];
  const row = ([name, words]: (typeof names)[number]) => {
    if (!panes.has(name)) {
      return nothing;
    }
    const file = `${nameOf(context)}-${name}-${figure.player.step}`;
    /** The picture as it stands there, and what it is called. */
    const drawn = () => {
      const { slots, graph, text } = context.drawn();
      const picture = name === "slots" ? slots : graph;
      return picture && { picture, label: name === "slots" ? text : say("ui.graph") };
    };
    const svg = async () => {
      const now = drawn();
      if (now) {
        const link = await linkOf(context, figure);
        download(`${file}.svg`, svgFile(toSvg(now.picture, { label: now.label, language: context.language, link })));
      }
    };
    const png = async () => {
      const now = drawn();
      if (now) {
        const theme = darkNow(context) ? "dark" : "light";
        const text = toSvg(now.picture, { label: now.label, language: context.language, theme });
        download(`${file}.png`, await pngFile(text, now.picture.width, now.picture.height));
      }
    };
    return html`<span class="pair"
      >${say(words)}
      ${button("SVG", svg, `${say(words)}, SVG`)}
      ${button("PNG", png, `${say(words)}, PNG`)}</span
    >`;
  };
  return html`<div class="row">
    <span class="what">${say("ui.share.picture")}</span>
    ${names.map(row)}
  </div>`;
}

/** Whether the figure is dark, whoever decided that. */
function darkNow({ theme }: Context): boolean {
  return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function filmRow(context: Context, figure: Figure): TemplateResult {
  const { say, turn } = context;
  const { step, stepCount } = figure.player;
  const make = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [from, to] = [Number(data.get("from")), Number(data.get("to"))];
    if (!(from >= 0 && from < to && to <= stepCount)) {
      turn({ told: "ui.share.film.range" });
    } else if (to - from >= FRAME_LIMIT) {
      turn({ told: "ui.share.film.long" });
    } else {
      download(`${nameOf(context)}-${from}-${to}.svg`, svgFile(filmOf(context, figure, from, to)));
      turn({ told: "ui.share.saved" });
    }
  };
  const field = (name: string, words: Key, value: number) =>
    html`<label>${say(words)} <input name=${name} type="number" min="0" max=${stepCount} .value=${String(value)} required /></label>`;
  return html`<form class="row" novalidate @submit=${make}>
    <span class="what">${say("ui.share.film")}</span>
    ${field("from", "ui.share.film.from", Math.max(0, step - 20))} ${field("to", "ui.share.film.to", step)}
    <button type="submit" class="tool">${say("ui.share.film.make")}</button>
  </form>`;
}

/** The table at each step of a range, as the reader sees it now. */
function filmOf({ say, language, drawn, layout, switches }: Context, figure: Figure, from: number, to: number): string {
  const width = drawn().slots?.width ?? FILM_WIDTH;
  const frames = Array.from({ length: to - from + 1 }, (_, n) => {
    const scene = sceneOf(figure.momentAt(from + n), switches.thread);
    const picture = slotsPicture(scene, { width, kind: slotsKind(width, scene.length, layout), say });
    return { svg: toSvg(picture, { language }), width: picture.width, height: picture.height };
  });
  return film(frames, PAUSE, say("ui.share.film.title", { from, to }));
}

/** The width of a film where no pane shows the table. */
const FILM_WIDTH = 560;

const OPTIONS =
  "--add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.util.concurrent=ALL-UNNAMED -Xint -XX:+UseSerialGC";

function jdkRow(context: Context, figure: Figure): TemplateResult {
  const { say, turn } = context;
  const file = `${nameOf(context)}.java`;
  const line = `java ${OPTIONS} Lab.java ${file}`;
  const lab = async () => {
    const { default: text } = await import("../../../tests/jvm/Lab.java?raw");
    download("Lab.java", new Blob([text], { type: "text/x-java" }));
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line);
      turn({ told: "ui.share.copied.command" });
    } catch {
      turn({ told: "ui.share.uncopied" });
    }
  };
  return html`<div class="row jdk">
    <span class="what">${say("ui.share.jdk")}</span>
    ${button(file, () => {
      download(file, new Blob([figure.source], { type: "text/x-java" }));
    })}
    ${button("Lab.java", lab)}
    <code class="command">${line}</code>
    ${button(say("ui.share.jdk.copy"), copy)}
    <p class="hint">${say("ui.share.jdk.hint")}</p>
  </div>`;
}

/** What files of this figure are called: its scenario, or just `scenario`. */
function nameOf({ file }: Context): string {
  return file === "" ? "scenario" : file.replace(/\.java$/, "");
}

function button(text: string, press: () => void | Promise<void>, label?: string): TemplateResult {
  return html`<button type="button" class="tool" aria-label=${label ?? nothing} @click=${press}>${text}</button>`;
}
