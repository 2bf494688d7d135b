/** The class of the package's element, which registers nothing. */
import { defineConfig } from "vite";
import { classBuild } from "./parts.ts";

export default defineConfig(classBuild());
