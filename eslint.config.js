import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores([
    "**/dist/",
    "**/results/",
    "target/",
    // They are compiled with the packages of their hosts.
    "tests/hosts/sites/",
    "www/pkg/*.js",
    "www/pkg/*_bg.wasm.d.ts",
    // They describe the element to other pages, and would describe it twice here. `tests/hosts` compiles them.
    "www/embed/threadlocal-lab.d.ts",
    "www/embed/types/*.d.ts",
  ]),
  {
    files: ["**/*.ts"],
    ignores: ["www/pkg/**"],
    extends: [
      eslint.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      // Numbers are what this page is about; every other type must be turned into text on purpose.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    // The engine's generated interface must be typed end to end. Its head switches ESLint off, so that goes first.
    files: ["www/pkg/*.d.ts"],
    processor: {
      preprocess: (text) => [text.replaceAll(/^\/\* (es|ts)lint.disable \*\/$/gm, "")],
      postprocess: (messages) => messages.flat(),
    },
    languageOptions: { parser: tseslint.parser },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: { "@typescript-eslint/no-explicit-any": "error" },
  },
);
