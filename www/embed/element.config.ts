/** The file of the package that a page names: the element without any face. */
import { defineConfig } from "vite";
import { elementBuild } from "./parts.ts";

export default defineConfig(elementBuild());
