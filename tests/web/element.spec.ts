import { expect, test } from "@playwright/test";
import { host, lab, SCENARIO } from "./host";
import type { Lab } from "./host";

const PARTS = [
  ["slots message timeline", ["head", "slots", "message", "timeline"]],
  ["  graph\n ledger nonsense ", ["head", "graph", "ledger"]],
  ["code listing", ["head", "code", "listing"]],
  ["", ["head"]],
] as const;

for (const [panes, parts] of PARTS) {
  test(`a figure shows the panes it names: ${JSON.stringify(panes)}`, async ({ page }) => {
    for (const width of [1280, 768, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await host(page, `<threadlocal-lab scenario="${SCENARIO}" panes="${panes}"></threadlocal-lab>`);
      const places = page.locator("threadlocal-lab .place");
      expect(await places.evaluateAll((all) => all.map((place) => place.getAttribute("part")))).toEqual(parts);
      const figure = await page.locator("threadlocal-lab").boundingBox();
      for (const place of await places.all()) {
        const box = await place.boundingBox();
        expect(box && figure && box.x >= figure.x && box.x + box.width <= figure.x + figure.width).toBe(true);
      }
    }
  });
}

test("panes can change at any time", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" panes="message"></threadlocal-lab>`);
  await expect(page.locator("threadlocal-lab svg.slots")).toHaveCount(0);
  await lab(page, (lab) => {
    lab.setAttribute("panes", "slots message");
  });
  await expect(page.locator("threadlocal-lab svg.slots")).toBeVisible();
});

const ADDRESSES = [
  ["start", 0],
  ["7", 7],
  ["op:2", 13],
  ["end", -1],
] as const;

for (const [address, step] of ADDRESSES) {
  test(`step="${address}" says where the reader begins, and moves them later`, async ({ page }) => {
    await host(page, `<threadlocal-lab scenario="${SCENARIO}" step="${address}"></threadlocal-lab>`);
    const { begun, count, moved } = await lab(page, (lab) => {
      const address = lab.getAttribute("step") ?? "";
      const begun = lab.step;
      lab.setAttribute("step", "3");
      const third = lab.step;
      lab.setAttribute("step", address);
      return { begun, count: lab.stepCount, moved: [third, lab.step] };
    });
    const expected = step < 0 ? count : step;
    expect(begun).toBe(expected);
    expect(moved).toEqual([3, expected]);
  });
}

test("a point that is not there is told, and the figure lives", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" step="line:999"></threadlocal-lab>`);
  await expect(page.locator("threadlocal-lab").getByRole("alert")).toHaveText("This run has no point line:999.");
  await page.locator("threadlocal-lab").getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.locator("threadlocal-lab").getByRole("alert")).toHaveCount(0);
  expect(await lab(page, (lab) => lab.step)).toBe(1);
});

test("a scenario that is not there is told", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="nothing-of-this-name"></threadlocal-lab>`);
  await expect(page.locator("threadlocal-lab").getByRole("alert")).toContainText("nothing-of-this-name");
});

test("a scenario can be the address of a Java file", async ({ page }) => {
  await page.route("**/mine.java", (route) => route.fulfill({ body: "void main() {\n    Lab.dump();\n}\n" }));
  await host(page, `<threadlocal-lab scenario="files/mine.java"></threadlocal-lab>`);
  await expect(page.locator("threadlocal-lab .source")).toContainText("mine.java");
  await expect(page.locator("threadlocal-lab .source")).toContainText("Lab.dump();");
});

test("a script inside is the source, and a statement that is run is appended to it", async ({ page }) => {
  await host(
    page,
    `<threadlocal-lab><script type="text/x-java">
      void main() {
          ThreadLocal<String> key = new ThreadLocal<>();
      }
    </script></threadlocal-lab>`,
  );
  const { source, refused, kept } = await lab(page, async (lab) => {
    lab.step = "end";
    const none = await lab.run('key.set("x");');
    const source = lab.source;
    const refused = await lab.run("nothing.set(1);");
    return { source, refused: [none.length, ...refused.map(({ key }) => key)], kept: lab.source };
  });
  expect(source).toContain('key.set("x");');
  expect(refused).toEqual([0, "diagnostic.unknown-name"]);
  expect(kept).toBe(source);
});

for (const attributes of ["", `scenario="${SCENARIO}"`, `face="reading"`, `face="reading" scenario="${SCENARIO}"`, `recording="some.rec"`]) {
  test(`what a page gives a <threadlocal-lab ${attributes}> before its module is there, as frameworks do, counts`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.route("**/early.html", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html lang="en"><title>Early</title><body><threadlocal-lab ${attributes}></threadlocal-lab>
          <script>
            const early = document.querySelector("threadlocal-lab");
            early.source = "void main() {\\n    Lab.dump();\\n}\\n";
            early.step = "end";
          </script>
          <script type="module" src="./embed/threadlocal-lab.js"></script></body></html>`,
      }),
    );
    await page.goto("./early.html");
    const seen = await page.evaluate(async () => {
      await customElements.whenDefined("threadlocal-lab");
      const element = document.querySelector("threadlocal-lab") as unknown as Pick<Lab, "ready" | "source" | "step" | "stepCount">;
      await element.ready;
      return { source: element.source, isAtEnd: element.stepCount > 0 && element.step === element.stepCount };
    });
    expect(seen).toEqual({ source: "void main() {\n    Lab.dump();\n}\n", isAtEnd: true });
    expect(asked.filter((path) => path.endsWith(".rec"))).toEqual([]);
  });
}

test("what is no source, no statement and no point is answered in words, and the figure stays alive", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}"></threadlocal-lab>`);
  const said = await lab(page, async (lab) => {
    const element = lab as unknown as HTMLElement & Record<"source" | "step" | "ready" | "stepCount", unknown> & {
      run: (statement: unknown) => Promise<unknown>;
      seek: (address: unknown) => void;
    };
    const said: string[] = [];
    element.addEventListener("lab-error", (event) => {
      said.push((event as CustomEvent<{ reason: string }>).detail.reason);
    });
    for (const source of [{}, 42, Number.NaN, true, ["void main() { }"]]) {
      element.source = source;
      await element.ready;
    }
    for (const address of [Number.NaN, -1, 1e99, {}, Number.POSITIVE_INFINITY]) {
      element.seek(address);
    }
    for (const statement of [{}, 42]) {
      said.push(await element.run(statement).then(() => "", String));
    }
    element.source = "void main() {\n    int one = 1;\n}\n";
    await element.ready;
    return [...said, `${String(element.source)} ${String(element.stepCount)}`];
  });
  const noText = (found: string) => expect.stringContaining(`of the type ${found}`);
  const noPoint = expect.stringContaining("no point");
  expect(said).toEqual([
    ...["object", "number", "number", "boolean", "object"].map(noText),
    ...Array.from({ length: 5 }, () => noPoint),
    ...["object", "number"].map(noText),
    expect.stringMatching(/int one = 1;[^]* [1-9]/),
  ]);
});

test("the last source that is asked for is the one that opens", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}"></threadlocal-lab>`);
  const shown = await lab(page, async (lab) => {
    lab.setAttribute("scenario", "collision");
    lab.source = "void main() {\n    int first = 1;\n}\n";
    lab.source = "void main() {\n    int second = 2;\n}\n";
    await lab.ready;
    return lab.source;
  });
  expect(shown).toContain("second");
});

test("events tell each step that is shown, and what could not be opened", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}"></threadlocal-lab>`);
  const told = await lab(page, async (lab) => {
    const told: unknown[] = [];
    document.body.addEventListener("lab-step", ({ detail }) => told.push(detail.step));
    document.body.addEventListener("lab-error", ({ detail }) => told.push(detail.diagnostics.map(({ line }) => line)));
    const update = () => (lab as unknown as { updateComplete: Promise<boolean> }).updateComplete;
    lab.seek(5);
    await update();
    lab.seek("op:1");
    await update();
    lab.source = "void main() {\n    nothing.set(1);\n}\n";
    await lab.ready;
    return told;
  });
  expect(told.slice(0, 2)).toEqual([5, 2]);
  expect(told).toContainEqual([2]);
});

test("loop plays round and round between its two points, and autoplay begins", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" autoplay loop="4..6"></threadlocal-lab>`);
  await page.locator("threadlocal-lab").getByLabel("Speed").selectOption("4×");
  const steps = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const steps: number[] = [];
        document.body.addEventListener("lab-step", ({ detail }) => {
          steps.push(detail.step);
          if (steps.length === 7) {
            resolve(steps);
          }
        });
      }),
  );
  const first = steps[0] ?? 0;
  expect(steps).toEqual(steps.map((_, n) => 4 + ((first - 4 + n) % 3)));
});

test("autoplay keeps still for a reader who wants no motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" autoplay></threadlocal-lab>`);
  await expect(page.locator("threadlocal-lab").getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test("controls names the controls that are there", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" panes="timeline" controls="back step range"></threadlocal-lab>`);
  const timeline = page.locator("threadlocal-lab .timeline");
  expect(await timeline.getByRole("button").evaluateAll((all) => all.map((button) => button.ariaLabel))).toEqual([
    "Step back",
    "Step",
  ]);
  await expect(timeline.getByRole("slider")).toBeVisible();
});

test("a figure that is moved on the page keeps its place; one that is taken out frees its run", async ({ page }) => {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" step="12"></threadlocal-lab><div id="other"></div>`);
  const { moved, gone, back } = await lab(page, async (lab) => {
    lab.seek(20);
    document.querySelector("#other")?.append(lab);
    await Promise.resolve();
    const moved = lab.step;
    lab.remove();
    await Promise.resolve();
    await Promise.resolve();
    const gone = lab.stepCount;
    document.body.append(lab);
    await lab.ready;
    return { moved, gone, back: lab.step };
  });
  expect({ moved, gone, back }).toEqual({ moved: 20, gone: 0, back: 20 });
});
