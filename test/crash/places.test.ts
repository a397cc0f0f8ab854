import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isReady, type PlatformOptions, startPlatform, temporaryFolder } from "../stage/started.ts";

const checkout = resolve(import.meta.dirname, "../..");
const parts = ["services", "identifiers", "contracts", "web", "deploy", "test/seed", "dist"];
const files = ["package.json", "package-lock.json", "tsconfig.json"];
const isRoot = process.getuid?.() === 0;
const place = temporaryFolder("联造 厂区");
const folder = join(place, "平台 copy");

/** Root's stand-in for an ordinary user; anyone else is one already. */
function ordinary(): Pick<PlatformOptions, "account"> {
  if (!isRoot) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { account: { uid: id("-u"), gid: id("-g") } };
}

/** The folder and all in it; of the packages, which are shared with us, the outermost only. */
function give(path: string, { uid, gid }: { uid: number; gid: number }): void {
  chownSync(path, uid, gid);
  if (path.endsWith("/node_modules")) return;
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) give(join(path, name), { uid, gid });
}

function copyPackages(): void {
  const from = join(checkout, "node_modules");
  const to = join(folder, "node_modules");
  // By hard links where that is possible: there are 600 MB of them.
  if (spawnSync("cp", ["-al", from, to], { stdio: "ignore" }).status === 0) return;
  rmSync(to, { recursive: true, force: true });
  execFileSync("cp", ["-a", from, to]);
}

beforeAll(() => {
  mkdirSync(folder);
  for (const name of [...parts, ...files]) {
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  }
  copyPackages();
  // vite writes there; another account has made it.
  rmSync(join(folder, "node_modules/.vite-temp"), { recursive: true, force: true });
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Starts in the copy, looks whether it serves, starts once more, and stops. */
async function startTwice(options: PlatformOptions): Promise<void> {
  for (const _time of [1, 2]) {
    const platform = await startPlatform({ ...options, folder });
    expect(await isReady(platform.apiUrl)).toBe(true);
    expect(await isReady(platform.resolverUrl)).toBe(true);
    expect(await platform.stop()).toBe(0);
  }
}

describe("a checkout in a path with spaces and Chinese characters", () => {
  it("is started by an ordinary user, who keeps his data in it", async () => {
    const { account } = ordinary();
    const dataDir = join(folder, ".data");
    if (account !== undefined) give(folder, account);
    await startTwice({ dataDir, ...ordinary() });
    expect(existsSync(join(dataDir, "postgres/cluster/PG_VERSION"))).toBe(true);
  });

  it("is started by its owner where it is closed to all other accounts", async () => {
    chmodSync(place, 0o700);
    const dataDir = join(folder, ".closed");
    await startTwice({ dataDir });
    // Root's PostgreSQL runs as another account and cannot have its files in there.
    const pointer = join(dataDir, "postgres.place");
    const home = isRoot ? readFileSync(pointer, "utf8").trim() : join(dataDir, "postgres");
    expect(existsSync(join(home, "cluster/PG_VERSION"))).toBe(true);
    if (isRoot) rmSync(home, { recursive: true });
  });
});
