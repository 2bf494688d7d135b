/**
 * Builds the hosts: each site of `sites/` by its own generator, with the package of the embed in it, into
 * `target/hosts/NAME`. The package is the tarball that `npm pack` makes, so what is tested is what is published.
 *
 * Usage: HUGO=hugo MDBOOK=mdbook node build.mjs EMBED TARGET. It does not know what a figure is.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const [embed, target] = process.argv.slice(2).map((path) => resolve(path));
const { HUGO, MDBOOK } = process.env;
if (!embed || !target || !HUGO || !MDBOOK) {
  throw new Error("usage: HUGO=hugo MDBOOK=mdbook node build.mjs EMBED TARGET");
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
    package: "node_modules/threadlocal-lab",
    build: ["node", "../node_modules/vitepress/bin/vitepress.js", "build"],
  },
  reveal: { package: "threadlocal-lab", copies: { "reveal.js/dist": "reveal" } },
};

mkdirSync(target, { recursive: true });
for (const file of ["package.json", "package-lock.json", ".npmrc"]) {
  cpSync(join(HERE, file), join(target, file));
}
run(target, ["npm", "ci", "--ignore-scripts"]);
const packed = unpack();

for (const name of readdirSync(join(HERE, "sites"))) {
  const host = HOSTS[name];
  if (!host) {
    throw new Error(`no row says how the site ${name} is built`);
  }
  const site = join(target, name);
  rmSync(site, { recursive: true, force: true });
  cpSync(join(HERE, "sites", name), site, { recursive: true });
  if (host.package) {
    cpSync(packed, join(site, host.package), { recursive: true });
  }
  for (const [from, to] of Object.entries(host.copies ?? {})) {
    cpSync(join(target, "node_modules", from), join(site, to), { recursive: true });
  }
  if (host.build) {
    run(site, host.build);
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
