/**
 * The element's contract, name by name. What is promised stands in the package's manifest: a name that is there and has no
 * case here fails, and so does a case whose name is not there.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { Diagnostic } from "../../www/embed/threadlocal-lab";
import { host, lab, SCENARIO } from "./host";

type Kind = "attributes" | "members" | "events" | "cssProperties" | "cssParts";

interface Name {
  readonly name: string;
}

const manifest = JSON.parse(readFileSync(new URL("../../www/embed/custom-elements.json", import.meta.url), "utf8")) as {
  readonly modules: readonly [{ readonly declarations: readonly [Readonly<Record<Kind, readonly Name[]>>] }];
};
const [{ declarations: [declaration] }] = manifest.modules;

/** A recording of another scenario than the figure's. */
const RECORDING = readFileSync(new URL("../../www/dist/embed/recordings/collision.rec", import.meta.url));

/** What a case does with the only figure of a page, and what is seen of it. */
type Case = (figure: Locator, page: Page) => Promise<void>;

async function opened(page: Page, attributes = ""): Promise<Locator> {
  await host(page, `<threadlocal-lab scenario="${SCENARIO}" ${attributes}></threadlocal-lab>`);
  return page.locator("threadlocal-lab");
}

/** Sets an attribute of the live figure, or takes it away. */
function set(figure: Locator, name: string, value: string | null): Promise<void> {
  return figure.evaluate(
    (element, [name, value]) => {
      if (value === null) {
        element.removeAttribute(name);
      } else {
        element.setAttribute(name, value);
      }
    },
    [name, value] as const,
  );
}

function button(figure: Locator, name: string): Locator {
  return figure.getByRole("button", { name, exact: true });
}

function step(figure: Locator): Promise<number> {
  return figure.evaluate((element) => (element as unknown as { step: number }).step);
}

/** The reading face plays the recording that the figure names. */
async function playsRecording(figure: Locator, page: Page): Promise<void> {
  await page.route("**/mine.rec", (route) => route.fulfill({ body: RECORDING }));
  await set(figure, "face", "reading");
  await expect(figure.locator(".sentence")).not.toBeEmpty();
  await expect.poll(() => lab(page, (lab) => lab.source)).toContain("@title.en Two keys with the same home slot");
}

const ATTRIBUTES: Readonly<Record<string, Case>> = {
  scenario: async (figure) => {
    await set(figure, "scenario", "collision");
    await expect(figure.getByRole("heading", { level: 2 }).first()).not.toHaveText("set() doesn't clean slot 5");
    await expect(figure.locator(".source")).toContainText("collision.java");
  },
  face: async (figure) => {
    await set(figure, "step", "op:2");
    await set(figure, "face", "reading");
    await expect(figure.locator(".sentence")).toHaveText("main had no map: now it has one with 16 slots. key sits at home, in slot 2.");
    await expect(figure.locator("svg.slots")).toHaveCount(0);
  },
  recording: async (figure, page) => {
    await set(figure, "recording", "mine.rec");
    await playsRecording(figure, page);
  },
  loading: async (_figure, page) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await host(page, "");
    await page.evaluate((scenario) => {
      document.body.innerHTML = `<div style="height: 400vh"></div><threadlocal-lab face="reading" scenario="${scenario}"></threadlocal-lab>`;
    }, SCENARIO);
    await page.waitForTimeout(300);
    expect(asked.filter((url) => url.endsWith(".rec"))).toEqual([]);
    await set(page.locator("threadlocal-lab"), "loading", "eager");
    await expect.poll(() => asked.filter((url) => url.endsWith(".rec")).length).toBe(1);
  },
  prefetch: async (_figure, page) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await host(page, `<threadlocal-lab face="reading" scenario="${SCENARIO}" prefetch></threadlocal-lab>`);
    await expect.poll(() => asked.filter((url) => url.endsWith(".wasm")).length).toBe(1);
  },
  panes: async (figure) => {
    await set(figure, "panes", "message");
    await expect(figure.locator("svg.slots")).toHaveCount(0);
    await set(figure, "panes", null);
    await expect(figure.locator("svg.slots")).toHaveCount(1);
  },
  layout: async (figure) => {
    const box = figure.locator("svg.slots");
    await set(figure, "layout", "ring");
    const ring = await box.getAttribute("viewBox");
    await set(figure, "layout", "strip");
    await expect(box).not.toHaveAttribute("viewBox", ring ?? "");
    await set(figure, "layout", "column");
    // The table and the listing, beside each other or not.
    const beside = async () => {
      const [table, listing] = await Promise.all(["slots", "listing"].map((part) => figure.locator(`[part="${part}"]`).boundingBox()));
      return table && listing ? Math.abs(table.x - listing.x) > 1 : undefined;
    };
    await expect.poll(beside).toBe(false);
    await set(figure, "layout", null);
    await expect.poll(beside).toBe(true);
  },
  lang: async (figure) => {
    await set(figure, "lang", "zh");
    await expect(button(figure, "单步")).toBeVisible();
    await set(figure, "lang", null);
    await expect(button(figure, "Step")).toBeVisible();
  },
  theme: async (figure) => {
    const paper = () => figure.evaluate((element) => getComputedStyle(element.shadowRoot?.querySelector(".lab") ?? element).color);
    await set(figure, "theme", "light");
    const light = await paper();
    await set(figure, "theme", "dark");
    await expect.poll(paper).not.toBe(light);
  },
  step: async (figure) => {
    await set(figure, "step", "op:2");
    await expect.poll(() => step(figure)).toBe(13);
  },
  autoplay: async (figure, page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await set(figure, "autoplay", "");
    await expect(button(figure, "Pause")).toBeVisible();
    await set(figure, "autoplay", null);
    await expect(button(figure, "Play")).toBeVisible();
    // What is opened plays too.
    await set(figure, "autoplay", "");
    await set(figure, "scenario", "collision");
    await expect(button(figure, "Pause")).toBeVisible();
  },
  loop: async (figure, page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await set(figure, "loop", "3..4");
    await lab(page, (lab) => {
      lab.seek(4);
      lab.play();
    });
    await expect.poll(() => step(figure), { intervals: [20] }).toBe(3);
  },
  controls: async (figure) => {
    await set(figure, "controls", "step");
    await expect(button(figure, "Step")).toBeVisible();
    await expect(button(figure, "Play")).toHaveCount(0);
    await set(figure, "controls", null);
    await expect(button(figure, "Play")).toBeVisible();
  },
  predict: async (figure) => {
    await set(figure, "predict", "");
    await expect(figure.getByText(/^Before .* runs:$/)).toBeVisible();
  },
  readonly: async (figure, page) => {
    await expect(button(figure, "Edit")).toBeVisible();
    await expect(button(figure, "System.gc()")).toBeVisible();
    await set(figure, "readonly", "");
    await expect(button(figure, "Edit")).toHaveCount(0);
    await expect(button(figure, "System.gc()")).toHaveCount(0);
    const [before, after] = await lab(page, async (lab) => {
      const before = lab.source;
      await lab.run("System.gc();");
      return [before, lab.source];
    });
    expect(after).toBe(before);
  },
  "link-page": async (figure, page) => {
    await set(figure, "link-page", "https://lab.example/here");
    await figure.locator("summary", { hasText: "Take it away" }).click();
    const link = figure.getByRole("textbox", { name: "Link" });
    await link.focus();
    await expect(link).toHaveValue(/^https:\/\/lab\.example\/here#lab=/);
    // Without it the package's own page opens what was linked, and says so where it cannot.
    await set(figure, "link-page", null);
    await set(figure, "step", "op:7");
    const shown = await step(figure);
    await link.blur();
    await link.focus();
    await expect(link).toHaveValue(/\/embed\.html#lab=/);
    const address = await link.inputValue();
    await page.goto(address);
    await expect.poll(() => step(page.locator("threadlocal-lab"))).toBe(shown);
    await expect(page.locator("threadlocal-lab .source")).toContainText("k9b.set");
    await page.goto(address.slice(0, -20));
    await expect(page.locator("#trouble")).not.toBeEmpty();
  },
};

/** Members that are attributes too only pass their value on. */
function reflected(name: string, value: string | boolean, seen: Case): Case {
  return async (figure, page) => {
    await figure.evaluate((element, [name, value]) => {
      Object.assign(element, { [name]: value });
    }, [name, value] as const);
    await seen(figure, page);
  };
}

const MEMBERS: Readonly<Record<string, Case>> = {
  scenario: reflected("scenario", "collision", (figure) => expect(figure.locator(".source")).toContainText("collision.java")),
  panes: reflected("panes", "message", (figure) => expect(figure.locator("svg.slots")).toHaveCount(0)),
  face: reflected("face", "reading", (figure) => expect(figure.locator(".sentence")).not.toBeEmpty()),
  recording: reflected("recording", "mine.rec", playsRecording),
  layout: reflected("layout", "column", (figure) => expect(figure.locator("section.column")).toHaveCount(1)),
  controls: reflected("controls", "step", (figure) => expect(button(figure, "Play")).toHaveCount(0)),
  readonly: reflected("readonly", true, (figure) => expect(button(figure, "Edit")).toHaveCount(0)),
  predict: reflected("predict", true, (figure) => expect(figure.getByText(/^Before .* runs:$/)).toBeVisible()),
  linkPage: reflected("linkPage", "https://lab.example/", async (figure) => {
    await figure.locator("summary", { hasText: "Take it away" }).click();
    await figure.getByRole("textbox", { name: "Link" }).focus();
    await expect(figure.getByRole("textbox", { name: "Link" })).toHaveValue(/^https:\/\/lab\.example\/#lab=/);
  }),
  autoplay: reflected("autoplay", true, async (figure, page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await set(figure, "scenario", "collision");
    await expect(button(figure, "Pause")).toBeVisible();
  }),
  loop: reflected("loop", "3..4", async (figure, page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await lab(page, (lab) => {
      lab.seek(4);
      lab.play();
    });
    await expect.poll(() => step(figure), { intervals: [20] }).toBe(3);
  }),
  ready: async (_figure, page) => {
    const [before, after] = await lab(page, async (lab) => {
      lab.source = "void main() {\n    int one = 1;\n}\n";
      const before = lab.source;
      await lab.ready;
      return [before, lab.source];
    });
    expect(before).not.toContain("one");
    expect(after).toContain("one");
  },
  step: async (figure, page) => {
    await lab(page, (lab) => {
      lab.step = "op:2";
    });
    expect(await step(figure)).toBe(13);
  },
  stepCount: async (figure, page) => {
    expect(await lab(page, (lab) => lab.stepCount)).toBeGreaterThan(100);
    await expect(figure.locator(".position i")).toHaveText(` / ${await lab(page, (lab) => lab.stepCount)}`);
  },
  source: async (figure, page) => {
    expect(await lab(page, (lab) => lab.source)).toBe(readFileSync(new URL(`../../www/scenarios/${SCENARIO}.java`, import.meta.url), "utf8"));
    await lab(page, (lab) => {
      lab.source = "void main() {\n    int one = 1;\n}\n";
    });
    await expect(figure.locator(".source")).toContainText("int one = 1;");
  },
  view: async (_figure, page) => {
    const view = await lab(page, (lab) => {
      lab.seek("op:2");
      return lab.view;
    });
    expect(view).toMatchObject({ step: 13, operation: 2 });
  },
  play: async (figure, page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await lab(page, (lab) => {
      lab.play();
    });
    await expect(button(figure, "Pause")).toBeVisible();
    await expect.poll(() => step(figure)).toBeGreaterThan(0);
  },
  pause: async (figure, page) => {
    await lab(page, (lab) => {
      lab.play();
      lab.pause();
    });
    await expect(button(figure, "Play")).toBeVisible();
  },
  seek: async (figure, page) => {
    await lab(page, (lab) => {
      lab.seek("line:32");
    });
    await expect(figure.locator(".source .line.current")).toHaveAttribute("data-line", "21");
  },
  run: async (figure, page) => {
    const problems = await lab(page, (lab) => lab.run("Lab.dump();"));
    expect(problems).toEqual([]);
    await expect(figure.locator(".source")).toContainText("Lab.dump();");
  },
};

const EVENTS: Readonly<Record<string, Case>> = {
  "lab-step": async (_figure, page) => {
    const told = await lab(page, (lab) => {
      const told = new Promise<unknown>((resolve) => {
        document.body.addEventListener("lab-step", ({ detail }) => {
          resolve(detail);
        });
      });
      lab.seek("op:2");
      return told;
    });
    expect(told).toEqual({ step: 13, stepCount: await lab(page, (lab) => lab.stepCount), operation: 2 });
  },
  "lab-predicted": async (figure, page) => {
    const told = await lab(page, async (lab) => {
      const told = new Promise<unknown>((resolve) => {
        document.body.addEventListener("lab-predicted", ({ detail }) => {
          resolve(detail);
        });
      });
      lab.setAttribute("predict", "");
      lab.setAttribute("step", "op:40");
      lab.setAttribute("face", "reading");
      await lab.ready;
      lab.seek("op:41");
      return told;
    });
    // Nothing was marked: right for slot 5, wrong for slot 10.
    expect(told).toEqual({ right: 1, asked: 2 });
    await expect(figure.locator(".outcomes p")).toHaveCount(2);
  },
  "lab-error": async (_figure, page) => {
    const told = await lab(page, (lab) => {
      const told = new Promise<unknown>((resolve) => {
        document.body.addEventListener("lab-error", ({ detail }) => {
          resolve(detail);
        });
      });
      lab.setAttribute("scenario", "nothing-of-this-name");
      return told;
    });
    expect(told).toEqual({ reason: "The figure could not be loaded: no scenario is called “nothing-of-this-name”.", diagnostics: [] });
  },
};

/** What the published types promise of a diagnostic. */
const DIAGNOSTIC: Readonly<Record<keyof Diagnostic, string>> = {
  severity: "string",
  line: "number",
  column: "number",
  endLine: "number",
  endColumn: "number",
  key: "string",
  arguments: "object",
};

test("a diagnostic has what the published types promise", async ({ page }) => {
  await opened(page);
  const found = await lab(page, async (lab) => {
    const [problem] = await lab.run("nobody.set(1);");
    return Object.entries(problem ?? {}).map(([name, value]) => [name, typeof value]);
  });
  expect(Object.fromEntries(found)).toEqual(DIAGNOSTIC);
});

/** A value for each custom property that nothing has of itself. */
function odd(name: string): string {
  switch (name) {
    case "--text":
    case "--mono":
      return '"A font that nobody has"';
    case "--radius":
      return "31px";
    case "--pace":
      return "1234ms";
    default:
      return "rgb(1, 2, 3)";
  }
}

function cases(kind: Kind, table: Readonly<Record<string, Case>>): void {
  test(`the ${kind} are those of the manifest`, () => {
    expect(Object.keys(table).toSorted()).toEqual(declaration[kind].map(({ name }) => name).toSorted());
  });
  for (const [name, act] of Object.entries(table)) {
    test(`${kind}: ${name}`, async ({ page }) => {
      const problems: string[] = [];
      page.on("pageerror", ({ message }) => problems.push(message));
      await page.emulateMedia({ reducedMotion: "reduce" });
      const figure = await opened(page);
      await act(figure, page);
      if (kind === "attributes") {
        await set(figure, name, null);
        await figure.evaluate((element) => (element as unknown as { updateComplete: Promise<boolean> }).updateComplete);
      }
      expect(problems).toEqual([]);
    });
  }
}

cases("attributes", ATTRIBUTES);
cases("members", MEMBERS);
cases("events", EVENTS);

test("each custom property that a page sets changes something in the figure", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const figure = await opened(page, 'step="op:41"');
  for (const { name } of declaration.cssProperties) {
    const changed = await figure.evaluate((element, [name, value]) => {
      // Rules speak of states too, and of what is not there now: what they say of the property is enough.
      const rules = (element.shadowRoot?.adoptedStyleSheets ?? []).flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
      const used = rules.some((rule) => rule.includes(`var(${name})`));
      element.style.setProperty(name, value);
      const inside = element.shadowRoot?.querySelector(".lab");
      const seen = inside ? getComputedStyle(inside).getPropertyValue(name) : "";
      element.style.removeProperty(name);
      return { used, seen };
    }, [name, odd(name)] as const);
    expect(changed, name).toEqual({ used: true, seen: odd(name) });
  }
  await figure.evaluate((element) => {
    element.style.setProperty("--ink", "rgb(1, 2, 3)");
  });
  await expect(figure.getByRole("heading", { level: 2 }).first()).toHaveCSS("color", "rgb(1, 2, 3)");
});

test("each part can be styled by the page", async ({ page }) => {
  const figure = await opened(page);
  const names = declaration.cssParts.map(({ name }) => name);
  await page.addStyleTag({
    content: names.map((name, n) => `threadlocal-lab::part(${name}) { outline: ${n + 1}px solid rgb(1, 2, 3); }`).join("\n"),
  });
  for (const [n, name] of names.entries()) {
    await expect(figure.locator(`[part="${name}"]`), name).toHaveCSS("outline-width", `${n + 1}px`);
  }
});

test("whoever waits for a figure that is taken out before it is alive does not wait for ever", async ({ page }) => {
  await opened(page);
  const waited = await page.evaluate(async (scenario) => {
    const lab = document.createElement("threadlocal-lab");
    lab.setAttribute("scenario", scenario);
    document.body.append(lab);
    await Promise.resolve();
    const { ready } = lab;
    lab.remove();
    return Promise.race([ready.then(() => "ready"), new Promise((done) => setTimeout(done, 5000, "still waiting"))]);
  }, SCENARIO);
  expect(waited).toBe("ready");
});
