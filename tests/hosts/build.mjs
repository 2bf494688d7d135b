/**
 * Builds the hosts: each site of `sites/` by its own generator, with the package of the embed in it, into
 * `target/hosts/NAME`. The package is the tarball that `npm pack` makes, so what is tested is what is published.
 *
 * Usage: HUGO=hugo MDBOOK=mdbook node build.mjs EMBED TARGET [all]. It does not know what a figure is.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const [embed, target] = process.argv.slice(2).map((path) => resolve(path));
const { HUGO, MDBOOK } = process.env;
if (!embed || !target || !HUGO || !MDBOOK) {
  throw new Error("usage: HUGO=hugo MDBOOK=mdbook node build.mjs EMBED TARGET [all]");
}

/** Where a site wants the package, what builds it, and where the result is. Paths are relative to the site. */
const HOSTS = {
  plain: { package: "threadlocal-lab" },
  ten: { package: "threadlocal-lab" },
  hostile: { package: "threadlocal-lab" },
  strict: { package: "threadlocal-lab" },
  hexo: {
    package: "source/threadlocal-lab",
    build: ["node", "../node_modules/hexo/bin/hexo", "generate"],
  },
  hugo: { package: "static/threadlocal-lab", build: [HUGO] },
  mdbook: { package: "src/threadlocal-lab", build: [MDBOOK, "build"] },
  vitepress: {
    build: ["node", "../node_modules/vitepress/bin/vitepress.js", "build"],
  },
  esbuild: bundled("esbuild", "copied", { beside: "dist/threadlocal-lab" }),
  rollup: bundled("rollup", "copied", { beside: "dist/threadlocal-lab" }),
  reveal: { package: "threadlocal-lab", copies: { "reveal.js/dist": "reveal" } },
};

/** The hosts whose tools are installed only on request, in a folder of their own. What is built into it is called as here. */
const MORE = {
  webpack: bundled("webpack", "bundled"),
  vite: viteSite("bundled"),
  parcel: { site: "bundled", build: ["node", "../node_modules/parcel/lib/bin.js", "build", "index.html", "--public-url", "./", "--dist-dir", "dist", "--no-cache"] },
  react: viteSite("react"),
  preact: viteSite("preact"),
  vue: viteSite("vue"),
  svelte: viteSite("svelte"),
  types: {},
  next: { build: ["node", "../node_modules/next/dist/bin/next", "build"] },
  docusaurus: { build: ["node", "../node_modules/@docusaurus/core/bin/docusaurus.mjs", "build"] },
  eleventy: { package: "threadlocal-lab", build: ["node", "../node_modules/@11ty/eleventy/cmd.cjs"] },
  mkdocs: { package: "docs/threadlocal-lab", build: ["../python/bin/mkdocs", "build"] },
  sphinx: { package: "threadlocal-lab", build: ["../python/bin/sphinx-build", ".", "_build"] },
};

/** What MkDocs and Sphinx are. */
const PYTHON = ["mkdocs-material==9.8.2", "sphinx==9.0.4"];

const packed = unpack();
install(target, HERE);
for (const [name, host] of Object.entries(HOSTS)) {
  built(target, name, host);
}
if (process.argv[4] === "all") {
  const more = join(target, "more");
  install(more, join(HERE, "more"));
  if (!existsSync(join(more, "python"))) {
    run(more, ["python3", "-m", "venv", "python"]);
  }
  run(more, ["python/bin/pip", "install", "--quiet", "--disable-pip-version-check", ...PYTHON]);
  for (const [name, host] of Object.entries(MORE)) {
    built(more, name, host);
  }
}

/** A page that a bundler makes of a site. */
function bundled(bundler, site, rest = {}) {
  return { site, build: ["node", join(HERE, "bundle.mjs"), bundler], ...rest };
}

function viteSite(site) {
  return { site, build: ["node", "../node_modules/vite/bin/vite.js", "build", "--base", "./", "--logLevel", "warn"] };
}

/** Installs the tools into a folder, and the package beside them. */
function install(folder, from) {
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json", ".npmrc"]) {
    cpSync(join(from, file), join(folder, file));
  }
  run(folder, ["npm", "ci", "--ignore-scripts"]);
  cpSync(packed, join(folder, "node_modules/threadlocal-lab"), { recursive: true });
}

function built(folder, name, host) {
  const site = join(folder, name);
  rmSync(site, { recursive: true, force: true });
  cpSync(join(HERE, "sites", host.site ?? name), site, { recursive: true });
  if (host.package) {
    cpSync(packed, join(site, host.package), { recursive: true });
  }
  for (const [from, to] of Object.entries(host.copies ?? {})) {
    cpSync(join(target, "node_modules", from), join(site, to), { recursive: true });
  }
  if (host.build) {
    run(site, host.build);
  }
  if (host.beside) {
    cpSync(packed, join(site, host.beside), { recursive: true });
  }
}

/** The files that an installed package consists of. */
function unpack() {
  const folder = join(target, "package");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(run(embed, ["npm", "pack", "--json", "--pack-destination", folder]));
  run(folder, ["tar", "-xzf", filename]);
  return join(folder, "package");
}

function run(directory, [program, ...args]) {
  console.log(`$ ${program} ${args.join(" ")}`);
  return execFileSync(program, args, { cwd: directory, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
