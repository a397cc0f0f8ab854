import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runQuietly } from "./child.mjs";
import { root } from "./root.mjs";

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return undefined;
  }
}

/**
 * Compares what is locked with npm's own record of what it has installed, so that an install by
 * hand counts too. `absent`: nothing there; `stale`: something missing or of another version.
 */
export function installState({ development }) {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  if (wanted === undefined) throw new Error("package-lock.json cannot be read");
  const installed = lockedPackages(join(root, "node_modules/.package-lock.json"));
  if (installed === undefined) return "absent";
  const current = Object.entries(wanted).every(
    ([path, { version, dev, devOptional, optional }]) => {
      const found = installed[path];
      if (path === "" || (found !== undefined && found.version === version)) return true;
      // What npm left out for another platform, or as a tool of development, is not missing.
      return found === undefined && (optional || (!development && (dev || devOptional)));
    },
  );
  return current ? "current" : "stale";
}

function hasDevelopmentTools() {
  return lockedPackages(join(root, "node_modules/.package-lock.json"))?.["node_modules/vitest"];
}

/** The npm that started us, else the one on the path. */
function npm() {
  const started = process.env.npm_execpath ?? "";
  return /^npm-cli\.c?js$/.test(basename(started))
    ? { command: process.execPath, first: [started] }
    : { command: process.platform === "win32" ? "npm.cmd" : "npm", first: [] };
}

/**
 * Installs the locked dependencies when they are absent or stale. Tools of development come along
 * when asked for, or when they were there before.
 */
export async function ensureInstalled(progress, { development = false } = {}) {
  const state = installState({ development });
  if (state === "current") return;
  const whole = development || (state === "stale" && hasDevelopmentTools());
  const { command, first } = npm();
  const scope = whole ? "--include=dev" : "--omit=dev";
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--no-progress"];
  await progress.step("installing the locked dependencies", () =>
    runQuietly(command, [...first, "ci", scope, "--include=optional", ...quiet], { cwd: root }),
  );
}
