/** What Cargo.toml says of all packages: their version and licence stand there, and nowhere else. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CARGO = fileURLToPath(new URL("../../Cargo.toml", import.meta.url));

/** A setting of the workspace's packages. */
export function workspace(name: string): string {
  const table = /^\[workspace\.package\]$([^[]*)/m.exec(readFileSync(CARGO, "utf8"))?.[1] ?? "";
  const value = new RegExp(`^${name} = "([^"]+)"$`, "m").exec(table)?.[1];
  if (value === undefined) {
    throw new Error(`Cargo.toml: [workspace.package] has no ${name}`);
  }
  return value;
}
