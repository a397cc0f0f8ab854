import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A file or folder of the checkout, found from where this code runs: the bundle lies one level
 * below the root, the source two. Throws when it is not there.
 */
export function placeInCheckout(path: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = [join(here, "..", path), join(here, "../..", path)].find((each) =>
    existsSync(each),
  );
  if (found === undefined) throw new Error(`${path} is not there; was the platform built?`);
  return found;
}
