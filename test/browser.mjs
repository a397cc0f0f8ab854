import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runQuietly } from "../deploy/prepare/child.mjs";

const chromium = "/usr/bin/chromium";

function hasChinese() {
  const fonts = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return fonts.status === 0 && fonts.stdout.trim() !== "";
}

function canInstall() {
  const isRoot = process.getuid?.() === 0;
  return isRoot && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}

/**
 * Debian's Chromium and a Chinese font, installed when they are missing and may be. Without a
 * browser the tests that need one skip themselves.
 */
export async function ensureBrowser(progress) {
  const named = process.env.CHROMIUM_PATH;
  const browser = named ? existsSync(named) : existsSync(chromium);
  const missing = [browser ? [] : ["chromium"], hasChinese() ? [] : ["fonts-noto-cjk"]].flat();
  if (missing.length === 0) return;
  if (!canInstall()) {
    progress.line(`  no ${missing.join(", no ")}: install it, or set CHROMIUM_PATH`);
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await progress
    .step(`installing ${missing.join(" and ")}`, async () => {
      await runQuietly("apt-get", ["update", "-q"], { env });
      await runQuietly("apt-get", ["install", "-qy", "--no-install-recommends", ...missing], {
        env,
      });
    })
    .catch((fault) => progress.line(fault.message));
}
