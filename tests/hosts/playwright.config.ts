// `cargo xtask test --hosts` sets CHROME, builds the sites into `target/hosts`, and runs this.
import { defineConfig } from "@playwright/test";

const { CHROME } = process.env;
if (!CHROME) {
  throw new Error("CHROME must name the Chromium to test with");
}

export default defineConfig({
  testDir: ".",
  outputDir: "results/artifacts",
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // A site loads more than its figure, and a busy machine is slow.
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  projects: [{ name: "hosts" }],
  use: {
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: CHROME,
      // A container has no sandbox, little shared memory and no graphics card.
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    },
  },
});
