import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the checkout. */
export const root = resolve(import.meta.dirname, "../..");

const ignored = new Set(["node_modules", "dist", ".git", ".data", ".cache"]);

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

/** What git tracks or would add; where there is no git, all that is not known to be made. */
function listFiles(): string[] {
  if (!existsSync(join(root, ".git"))) return filesUnder("");
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}

/** The files of the project, as paths from the checkout. */
export const files: readonly string[] = [...new Set(listFiles())].sort();

export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** TypeScript and plain modules that people write. */
export const sources = files.filter(
  (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes("/generated/"),
);
