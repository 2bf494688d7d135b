/** Where the recordings of the corpus are. */
import type { Soon } from "../frames/frames";
import { basedOn, said } from "../files";

/** Where they lie beside what the build makes of this file. */
const FOLDER: string = (import.meta.env.VITE_RECORDINGS as string | undefined) ?? (import.meta.env.DEV ? "/recordings/" : "../recordings/");

/** No bundler can follow an address that is not written out, so none shall try: this is not `import.meta.url` to them. */
const HERE = new URL(import.meta.url).href;

/** The address of a file of a recording, by its number. */
export type FileOf = (number: number) => URL;

/** Where the recording of a scenario is; that is known at once unless a bundler has named its files. */
export function scenarioFiles(scenario: string): Soon<FileOf> {
  const name = `${encodeURIComponent(scenario)}.rec`;
  const based = basedOn(`recordings/${name}`);
  const { recordings = {} } = said();
  const load = based === undefined && Object.hasOwn(recordings, scenario) ? recordings[scenario] : undefined;
  return load ? load().then(({ default: files }) => listed(files)) : numbered(based ?? new URL(FOLDER + name, HERE));
}

/** The further files of `NAME.rec` are `NAME.1.rec`, `NAME.2.rec` … */
export function numbered(address: URL): FileOf {
  return (number) => {
    const part = new URL(address);
    if (number > 0) {
      part.pathname = part.pathname.replace(/(\.[^./]*)?$/, `.${number}$1`);
    }
    return part;
  };
}

/** Some bundlers write addresses without their origin. */
function listed(files: readonly string[]): FileOf {
  return (number) => new URL(files[number] ?? "", document.baseURI);
}
