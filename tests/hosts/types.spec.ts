/** What others' tools say of the package: what publishes it, what resolves it, and the compiler in strict projects of several kinds. */
import { expect, test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HOSTS = fileURLToPath(new URL("../../target/hosts/", import.meta.url));
const MORE = join(HOSTS, "more");
const TSC = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

/** Files that no program imports as a module. */
const NO_MODULES = ["threadlocal-lab.css", "embed.html", "threadlocal_lab_bg.wasm", "threadlocal_lab_designs_bg.wasm"];

const STRICT = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--skipLibCheck", "false"];
const TARGET = ["--target", "es2022", "--lib", "es2023,dom,dom.iterable,esnext.disposable", "--jsx", "react-jsx"];

/** Ends with an error if the program does; what it prints is in its message. */
function node(folder: string, script: string, ...options: string[]): void {
  try {
    execFileSync("node", [script, ...options], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    throw new Error(String((error as { stdout?: string }).stdout), { cause: error });
  }
}

test("publint has nothing to say", { tag: "@more" }, () => {
  node(MORE, "node_modules/publint/src/cli.js", "--strict", "node_modules/threadlocal-lab");
});

test("the types are those of the modules, for each way of resolving them", { tag: "@more" }, () => {
  const tarball = readdirSync(join(HOSTS, "package")).find((name) => name.endsWith(".tgz")) ?? "";
  node(MORE, "node_modules/@arethetypeswrong/cli/dist/index.js", `../package/${tarball}`, "--profile", "esm-only", "--exclude-entrypoints", ...NO_MODULES);
});

for (const [module, resolution] of [["esnext", "bundler"], ["node16", "node16"], ["nodenext", "nodenext"]] as const) {
  test(`a strict project compiles with the element, its engine, React, Preact and Vue: ${resolution}`, { tag: "@more" }, () => {
    const types = join(MORE, "types");
    const files = readdirSync(types).filter((name) => /\.tsx?$/.test(name));
    expect(files.toSorted()).toEqual(["element.ts", "engine.ts", "preact.tsx", "react.tsx", "vue.ts"]);
    node(types, TSC, ...STRICT, ...TARGET, "--module", module, "--moduleResolution", resolution, ...files);
  });
}
