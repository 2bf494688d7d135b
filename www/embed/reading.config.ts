/** The reading face of the package. */
import { defineConfig } from "vite";
import { readingBuild } from "./parts.ts";

export default defineConfig(readingBuild());
