import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

function filesUnder(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .flatMap(({ name }) => filesUnder(`${path}/${name}`));
}

/** A hash over names and contents of all files under the given paths of the checkout. */
export function fingerprintOf(paths) {
  const hash = createHash("sha256");
  const files = paths.filter((path) => existsSync(join(root, path))).flatMap(filesUnder);
  for (const file of files.sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
