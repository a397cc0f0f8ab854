import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { runQuietly } from "../../deploy/prepare/child.mjs";
import { root } from "../../deploy/prepare/root.mjs";

const requirements = join(import.meta.dirname, "requirements.txt");
const windows = process.platform === "win32";
const programOf = (place, name) =>
  join(place, windows ? "Scripts" : "bin", windows ? `${name}.exe` : name);

function python() {
  const names = windows ? ["python"] : ["python3"];
  return names.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
}

/**
 * The programs that test/clients/requirements.txt names, in a virtual environment of their own; it
 * is made once for each text of that file. Gives where they are, or why they cannot be had.
 */
export async function ensurePython(progress) {
  const wanted = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  const place = join(root, "node_modules/.cache", `python-${wanted.slice(0, 16)}`);
  const found = { programOf: (name) => programOf(place, name) };
  if (existsSync(place)) return found;
  const command = python();
  if (command === undefined) return { reason: "there is no python3" };
  // An environment knows its own place: it is made there, and gone when it is not complete.
  mkdirSync(dirname(place), { recursive: true });
  try {
    await progress.step("installing Python clients", async () => {
      await runQuietly(command, ["-m", "venv", place]);
      const quiet = ["--quiet", "--disable-pip-version-check", "--no-input"];
      const pip = ["-m", "pip", "install", ...quiet, "--requirement", requirements];
      await runQuietly(programOf(place, "python"), pip);
    });
    return found;
  } catch (fault) {
    rmSync(place, { recursive: true, force: true });
    const [line = "no reason given"] = fault.message.trim().split("\n").slice(-2);
    return { reason: line };
  }
}
