/** Opens recordings: of a scenario of the corpus, or of an author's own program. It loads no engine. */
import { Recording } from "../frames/recording";
import { given, Reason } from "../reason";

/** The recordings of the corpus lie in a folder beside that of the chunks. */
const FOLDER = import.meta.env.DEV ? "/recordings/" : "../recordings/";
const HERE = import.meta.url;

/**
 * The recording of a scenario of the corpus; nothing if it cannot be had. A page that was bundled anew may have left the recordings
 * behind, and a server may answer with something else: the engine knows each of these scenarios anyway.
 */
export async function recordingOf(scenario: string): Promise<Recording | undefined> {
  return opened(new URL(`${FOLDER}${encodeURIComponent(scenario)}.rec`, HERE)).catch(() => undefined);
}

/** The recording at an address. Throws a `Reason`. */
export async function recordingAt(address: string, base: string): Promise<Recording> {
  if (!URL.canParse(address, base)) {
    throw new Reason("ui.reason.address", { address });
  }
  return opened(new URL(address, base));
}

/** Its parts are fetched when they are needed. */
function opened(address: URL): Promise<Recording> {
  return Recording.open((number) => fileAt(number === 0 ? address : partOf(address, number)));
}

/** The further files of `NAME.rec` are `NAME.1.rec`, `NAME.2.rec` … */
function partOf(address: URL, number: number): URL {
  const part = new URL(address);
  part.pathname = part.pathname.replace(/(\.[^./]*)?$/, `.${number}$1`);
  return part;
}

async function fileAt(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const address = url.href;
  return given(
    async () => {
      const answer = await fetch(url);
      if (!answer.ok) {
        throw new Reason("ui.reason.answered", { address, status: String(answer.status) });
      }
      return new Uint8Array(await answer.arrayBuffer());
    },
    "ui.reason.unreached",
    { address },
  );
}
