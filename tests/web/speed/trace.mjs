// What the browser itself writes down of its work, and what that says of a page's answers.

/** What a trace is to hold: how long events took until their frame was shown. */
export const LATENCY = ["input", "input.scrolling", "blink.user_timing"];

/** What the main thread did, with the processor's time. */
export const TASKS = ["devtools.timeline", "cc", "benchmark", "blink.user_timing"];

/** Traces all processes while something is done; returns the events of each page by the name it has in `pages`. */
export async function traced(browser, categories, pages, what) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: categories } });
  for (const [name, { page }] of Object.entries(pages)) {
    await page.evaluate((name) => performance.mark(`here is ${name}`), name);
  }
  await what();
  // The last frame may still be on its way to the screen.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  events.sort((a, b) => a.ts - b.ts);
  const found = Object.keys(pages).map((name) => {
    const mark = events.find((event) => event.name === `here is ${name}`);
    if (!mark) {
      throw new Error(`the trace does not know the page ${name}`);
    }
    return { name, process: mark.pid, thread: mark.tid };
  });
  if (new Set(found.map(({ process }) => process)).size < found.length) {
    throw new Error("two of the pages share a process");
  }
  return Object.fromEntries(
    found.map(({ name, process, thread }) => [
      name,
      {
        all: events.filter(({ pid }) => pid === process),
        main: events.filter(({ pid, tid }) => pid === process && tid === thread),
      },
    ]),
  );
}

/** Milliseconds from each press to the moment at which its frame was presented. */
export function latencies({ all }) {
  const open = new Map();
  const found = [];
  for (const { name, ph, ts, id2, args } of all) {
    if (name !== "EventLatency") {
      continue;
    }
    if (ph === "b") {
      open.set(id2.local, { ts, type: args.event_latency.event_type });
    } else if (ph === "e") {
      const begun = open.get(id2.local);
      open.delete(id2.local);
      if (begun?.type === "KEY_PRESSED") {
        found.push((ts - begun.ts) / 1000);
      }
    }
  }
  return found;
}

/** Milliseconds of the main thread's processor time from each event of a type to the end of the commit of its frame. */
export function untilCommit({ main }, type) {
  const commits = main.filter(({ name, ph }) => name === "ProxyMain::BeginMainFrame::commit" && ph === "X");
  const events = main.filter(({ name, args }) => name === "EventDispatch" && args.data.type === type);
  return events.flatMap((event, n) => {
    const next = events[n + 1]?.ts ?? Infinity;
    const commit = commits.find(({ ts }) => ts >= event.ts && ts < next);
    return commit ? [(commit.tts + commit.tdur - event.tts) / 1000] : [];
  });
}
