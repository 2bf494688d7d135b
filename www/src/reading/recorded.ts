/** Opens recordings: of a scenario of the corpus, or of an author's own program. It loads no engine. */
import { Recording } from "../frames/recording";
import { given, Reason } from "../reason";
import { numbered, scenarioFiles } from "./address";
import type { FileOf } from "./address";

/** Gives an answer that was asked for before, if there is one. */
export interface Asked {
  readonly take: (url: URL) => Promise<Response> | undefined;
}

/**
 * The recording of a scenario of the corpus; nothing if it cannot be had. A page that was bundled anew may have left the recordings
 * behind, and a server may answer with something else: the engine knows each of these scenarios anyway.
 */
export async function recordingOf(scenario: string, asked?: Asked): Promise<Recording | undefined> {
  try {
    return await opened(await scenarioFiles(scenario), asked);
  } catch {
    return undefined;
  }
}

/** The recording at an address. Throws a `Reason`. */
export async function recordingAt(address: string, base: string, asked?: Asked): Promise<Recording> {
  if (!URL.canParse(address, base)) {
    throw new Reason("ui.reason.address", { address });
  }
  return opened(numbered(new URL(address, base)), asked);
}

/** Its parts are fetched when they are needed. */
function opened(file: FileOf, asked: Asked | undefined): Promise<Recording> {
  return Recording.open((number) => fileAt(file(number), asked));
}

async function fileAt(url: URL, asked: Asked | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const address = url.href;
  return given(
    async () => {
      const answer = await (asked?.take(url) ?? fetch(url));
      if (!answer.ok) {
        throw new Reason("ui.reason.answered", { address, status: String(answer.status) });
      }
      return new Uint8Array(await answer.arrayBuffer());
    },
    "ui.reason.unreached",
    { address },
  );
}
