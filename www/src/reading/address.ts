/** Where the recordings of the corpus lie beside what the build makes of this file. */
const FOLDER: string = (import.meta.env.VITE_RECORDINGS as string | undefined) ?? (import.meta.env.DEV ? "/recordings/" : "../recordings/");

const HERE = import.meta.url;

/** The address of the recording of a scenario. */
export function scenarioAddress(scenario: string): URL {
  return new URL(`${FOLDER}${encodeURIComponent(scenario)}.rec`, HERE);
}
