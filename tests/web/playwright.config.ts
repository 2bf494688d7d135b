// `cargo xtask test` sets CHROME and PORT, and for the other browsers FIREFOX, WEBKIT_DRIVER and XVFB_RUN. By hand:
// `CHROME=chromium npx playwright test --project page` in this folder, after `cargo xtask build`.
import { defineConfig } from "@playwright/test";

const { CHROME, PORT = "4174" } = process.env;
if (!CHROME) {
  throw new Error("CHROME must name the Chromium to test with");
}
const page = `http://127.0.0.1:${PORT}/`;

export default defineConfig({
  testDir: ".",
  outputDir: "results/artifacts",
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  // A test that needs a second try is a defect, and so is one that keeps others from running.
  retries: 0,
  forbidOnly: true,
  // A walk through a whole run is long, and a busy machine is slow.
  timeout: 120_000,
  // A test that computes without a pause cannot be stopped by its own time.
  globalTimeout: 1_800_000,
  fullyParallel: true,
  workers: 2,
  projects: [
    { name: "page", testIgnore: "browsers.spec.ts" },
    { name: "other browsers", testMatch: "browsers.spec.ts" },
  ],
  use: {
    baseURL: page,
    // Each test is a first visit, after which the whole site would be kept. The host tests look at that.
    serviceWorkers: "block",
    // A trace copies the page at each look: with dozens of figures, or scenarios, that costs more than the test.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: CHROME,
      // A container has no sandbox, little shared memory and no graphics card.
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    },
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --strictPort --port ${PORT}`,
    cwd: "../../www",
    url: page,
    reuseExistingServer: false,
  },
});
