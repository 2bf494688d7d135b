/**
 * The fonts that pictures are written with: those of three packages, so that every machine writes the same.
 *
 * Whoever writes with them waits for `fontsReady` before the first picture: fontconfig reads its configuration once.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { decompress } from "wawoff2";

/** The families, as style sheets and paragraphs call them. */
export const SANS = { en: "Lab Sans", "zh-CN": "Lab Sans SC" } as const;
export const MONO = "Lab Mono";

/** What the files call them: of the Chinese one only the thinnest of its weights is named. In it “ and ’ are as wide as Han. */
const HAN = "Noto Sans SC Thin";
const NAMES = { [SANS.en]: ["Noto Sans", HAN], [SANS["zh-CN"]]: [HAN], [MONO]: ["DejaVu Sans Mono", HAN] };

const SOURCES = [
  { style: "@fontsource-variable/noto-sans-sc/index.css", file: /\.woff2$/ },
  { style: "@fontsource-variable/noto-sans/index.css", file: /latin-wght-normal\.woff2$/ },
  { style: "@fontsource/dejavu-mono/index.css", file: /normal\.woff2$/ },
];

/** Unpacks the fonts, which come as browsers want them, and tells where they are. */
export async function fontsReady(): Promise<void> {
  const folder = fileURLToPath(new URL("../../target/fonts", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const { resolve } = createRequire(import.meta.url);
  for (const { style, file } of SOURCES) {
    const files = join(dirname(resolve(style)), "files");
    for (const name of readdirSync(files).filter((name) => file.test(name))) {
      writeFileSync(join(folder, name.replace("woff2", "ttf")), await decompress(readFileSync(join(files, name))));
    }
  }
  const configuration = join(folder, "fonts.conf");
  const aliases = Object.entries(NAMES).map(
    ([name, families]) => `<alias binding="same"><family>${name}</family><prefer>${families.map((family) => `<family>${family}</family>`).join("")}</prefer></alias>`,
  );
  writeFileSync(
    configuration,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${folder}</dir><cachedir>${join(folder, "cache")}</cachedir>${aliases.join("")}</fontconfig>\n`,
  );
  env.FONTCONFIG_FILE = configuration;
}
