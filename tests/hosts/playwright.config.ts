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
  // The tools of the hosts that are tagged are installed only where all hosts are tested.
  projects: [{ name: "hosts", grepInvert: /@more/ }, { name: "all hosts" }],
  use: {
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: CHROME,
      args: [
        // A container has no sandbox, little shared memory and no graphics card.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        // Chromium draws again only the part of a tile that has changed, and a round corner at the edge of that part comes
        // out otherwise, by one in 255, than in a tile that is drawn whole. Which part it is depends on what was ready when
        // the page was first painted, and so on the fonts and on what else the machine does. Pictures that are compared
        // pixel by pixel are drawn whole.
        "--disable-partial-raster",
      ],
    },
  },
});
