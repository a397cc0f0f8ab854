import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { rolePassword } from "../../services/platform/database.ts";

const checkout = resolve(import.meta.dirname, "../..");

/** Runs one of the platform's programs to its end, on this database and without demo data. */
export function runProgram(
  name: "migrate" | "seed",
  places: { readonly databaseUrl: string; readonly folder: string },
  ...args: string[]
): void {
  const environment = { DATABASE_URL: places.databaseUrl, DATA_DIR: places.folder, SEED: "none" };
  execFileSync(process.execPath, [join(checkout, `dist/${name}.mjs`), ...args], {
    cwd: checkout,
    env: { ...process.env, ...environment, LOG_LEVEL: "warn" },
    stdio: ["ignore", process.stderr, process.stderr],
  });
}

/** The address of the same database for the api's role. */
export function appUrl(owner: string): string {
  const url = new URL(owner);
  url.username = "lianzao_app";
  url.password = rolePassword(owner, url.username);
  return url.toString();
}
