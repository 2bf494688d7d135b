/** Where a figure's source comes from: its host's script, the corpus, or an address. */
import { isAddress, scriptNow } from "../reading/given";
import { given, Reason } from "../reason";

/** The source in a child `<script type="text/x-java">`, or else of `scenario`: a name of the corpus or an address. Throws a `Reason`. */
export async function sourceIn(host: Element, scenario: string): Promise<string> {
  const child = await scriptIn(host);
  if (child) {
    return `${child.textContent.trim()}\n`;
  }
  if (isAddress(scenario)) {
    return fetched(scenario, host.ownerDocument.baseURI);
  }
  // Who plays recordings needs no list of the corpus.
  const { sourceOf } = await given(() => import("../scenario"), "ui.reason.part");
  return sourceOf(scenario);
}

/** The last part of an address, or the name with its ending; empty where there is no name. */
export function fileOf(scenario: string): string {
  if (scenario === "") {
    return "";
  }
  return isAddress(scenario) ? (scenario.split("/").at(-1) ?? "") : `${scenario}.java`;
}

/** The script with the source; while the page is still being read, it may yet come. */
export async function scriptIn(host: Element): Promise<Element | null> {
  const find = () => scriptNow(host);
  const { ownerDocument: page } = host;
  if (!find() && page.readyState === "loading") {
    await new Promise((resolve) => {
      page.addEventListener("DOMContentLoaded", resolve, { once: true });
    });
  }
  return find();
}

async function fetched(scenario: string, base: string): Promise<string> {
  if (!URL.canParse(scenario, base)) {
    throw new Reason("ui.reason.address", { address: scenario });
  }
  const address = new URL(scenario, base).href;
  return given(
    async () => {
      const answer = await fetch(address);
      if (!answer.ok) {
        throw new Reason("ui.reason.answered", { address, status: String(answer.status) });
      }
      return answer.text();
    },
    "ui.reason.unreached",
    { address },
  );
}
