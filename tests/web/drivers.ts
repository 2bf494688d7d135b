/**
 * Browsers that Playwright does not drive as Debian builds them: Firefox over WebDriver BiDi, WebKitGTK over WebDriver.
 *
 * `cargo xtask test` names the programs in FIREFOX, WEBKIT_DRIVER and XVFB_RUN. It knows nothing of the page.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, Key, until } from "selenium-webdriver";
import type { WebDriver, WebElement } from "selenium-webdriver";

/** A function for the page: it is given the page's figure. */
export type Work<Argument, Result> = (figure: Element, argument: Argument) => Result | Promise<Result>;

/** Milliseconds in which a driver listens and a page has a figure, on a machine with much to do. */
const PATIENCE = 60_000;

const FIGURE = "threadlocal-lab";

/** A browser with one page. */
export interface Driver {
  open(address: string): Promise<void>;
  /** Runs a function with the page's figure, and returns what it returns or resolves to. It must stand for itself. */
  run<Argument, Result>(work: Work<Argument, Result>, argument: Argument): Promise<Result>;
  /** Clicks the element that a function finds in the figure. */
  click(find: (figure: Element, name: string) => Element, name: string): Promise<void>;
  /** Presses a key on whatever has the focus. */
  press(key: "ArrowRight" | "ArrowLeft"): Promise<void>;
  /** The errors that were thrown or told to the console: in Firefox all of them, in WebKit those since the page has loaded. */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The program that a variable names. */
function program(variable: string): string {
  const path = process.env[variable];
  if (path === undefined || path === "") {
    throw new Error(`${variable} must name the program to test with; cargo xtask test finds it`);
  }
  return path;
}

/** Debian's Firefox. */
export async function firefox(): Promise<Driver> {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: program("FIREFOX"), headless: true });
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") {
      problems.push(message.text());
    }
  });
  return {
    problems: () => Promise.resolve(problems),
    open: async (address) => {
      await page.goto(address);
    },
    run: async (work, argument) => {
      const figure = await page.waitForSelector(FIGURE);
      return (await figure?.evaluate(work as (figure: Element, argument: unknown) => unknown, argument)) as never;
    },
    click: async (find, name) => {
      const figure = await page.waitForSelector(FIGURE);
      const found = await figure?.evaluateHandle(find, name);
      await found?.click();
    },
    press: (key) => page.keyboard.press(key),
    close: () => browser.close(),
  };
}

/** WebKitGTK's own small browser. It has no headless mode, so it gets a screen that nobody sees. */
export async function webkit(): Promise<Driver> {
  const port = await freePort();
  const server = spawn(
    program("XVFB_RUN"),
    ["--auto-servernum", program("WEBKIT_DRIVER"), "--host=127.0.0.1", `--port=${port}`],
    // A group of its own: the screen, the driver and the browser end together.
    { detached: true, stdio: "ignore" },
  );
  const end = () => {
    if (server.pid !== undefined && server.exitCode === null) {
      process.kill(-server.pid);
    }
  };
  try {
    const driver = await session(`http://127.0.0.1:${port}`);
    return {
      problems: () => driver.executeScript<string[]>(() => (window as unknown as Listening).problems),
      open: async (address) => {
        await driver.get(address);
        await driver.executeScript(listen);
        // A page for iframes makes its figure when its script has come.
        await driver.wait(until.elementLocated(By.css(FIGURE)), PATIENCE);
      },
      run: async (work, argument) => driver.executeScript(work, await driver.findElement(By.css(FIGURE)), argument),
      click: async (find, name) => {
        const figure = await driver.findElement(By.css(FIGURE));
        await (await driver.executeScript<WebElement>(find, figure, name)).click();
      },
      press: (key) => driver.actions().sendKeys({ ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT }[key]).perform(),
      close: async () => {
        await driver.quit().finally(end);
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** A page that keeps what goes wrong in it. */
interface Listening extends Window {
  problems: string[];
}

/** Runs in the page. WebKit's driver tells nothing of the console, so the page has to. */
function listen(): void {
  const problems: string[] = [];
  Object.assign(window, { problems });
  addEventListener("error", ({ message }) => problems.push(message));
  addEventListener("unhandledrejection", ({ reason }) => problems.push(String(reason)));
  const { error } = console;
  console.error = (...words: unknown[]) => {
    problems.push(words.map(String).join(" "));
    error(...words);
  };
}

/** A session of the driver, once it listens. */
async function session(address: string): Promise<WebDriver> {
  const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { args: ["--automation"] } });
  for (const start = Date.now(); ; ) {
    const listens = await fetch(`${address}/status`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (listens) {
      const driver = await new Builder().usingServer(address).withCapabilities(wanted).build();
      await driver.manage().setTimeouts({ script: 600_000 });
      return driver;
    }
    if (Date.now() - start > PATIENCE) {
      throw new Error(`WebKit's driver does not listen within ${PATIENCE / 1000} s`);
    }
    await setTimeout(100);
  }
}

/** A port of loopback that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  });
}
