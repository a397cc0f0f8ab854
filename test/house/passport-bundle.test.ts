import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// A phone on a slow network opens the passport within a second only if it is small.
const mostBytes = 120_500;

describe("the passport's own bundle", () => {
  const folder = mkdtempSync(join(tmpdir(), "lianzao-bundle-"));
  let files: readonly string[] = [];

  beforeAll(() => {
    // In a process of its own: under NODE_ENV=test React would come with its development checks.
    const vite = ["node_modules/vite/bin/vite.js", "build", "--config", "web/vite.config.ts"];
    const options = ["--outDir", folder, "--emptyOutDir", "--logLevel", "error"];
    const env = { ...process.env, NODE_ENV: "production" };
    execFileSync(process.execPath, [...vite, ...options], { env });
    const page = readFileSync(join(folder, "passport.html"), "utf8");
    files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
      ([, path = ""]) => join(folder, path),
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("stays under 120 kB, compressed, with all that it needs to verify", () => {
    const bytes = files.map((file) => gzipSync(readFileSync(file)).length);
    expect(files.length).toBeGreaterThan(1);
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThan(mostBytes);
  });

  it("holds nothing of the workbench's components", () => {
    const scripts = files.map((file) => readFileSync(file, "utf8"));
    for (const script of scripts) expect(script).not.toMatch(/anticon|ant-btn|rc-/);
  });

  it("loads nothing later: what is needed to verify is there at once", () => {
    const own = files.filter((file) => /passport-[^/]*\.js$/.test(file));
    expect(own).toHaveLength(1);
    for (const file of own) expect(readFileSync(file, "utf8")).not.toMatch(/\bimport\(/);
  });
});
