import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Account, accountToDropTo, canEnter, runAs } from "./account.ts";
import { type Binaries, runnableBinaries } from "./binaries.ts";

/** A database cluster on disk, made when it was not there. */
export interface Cluster {
  readonly home: string;
  readonly directory: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  /** Of the superuser `postgres`. */
  readonly password: string;
}

/** Where root keeps clusters whose DATA_DIR is closed to the account that runs PostgreSQL. */
const openPlace = "/var/lib/lianzao";
const passwordFile = "password";
const pointerFile = "postgres.place";

/** The environment of PostgreSQL's programs: nothing of ours may change what they do or print. */
export const environment = { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };

function placeFor(dataDir: string, account: Account | undefined): string {
  const beside = join(dataDir, "postgres");
  mkdirSync(beside, { recursive: true });
  if (process.getuid?.() === statSync(beside).uid) chmodSync(beside, 0o755);
  if (canEnter(account, beside)) return beside;
  mkdirSync(openPlace, { recursive: true, mode: 0o755 });
  const elsewhere = mkdtempSync(join(openPlace, "data-"));
  chmodSync(elsewhere, 0o755);
  if (!canEnter(account, elsewhere)) {
    throw new Error(
      `neither ${dataDir} nor ${openPlace} is open to ${account?.name}: set DATA_DIR`,
    );
  }
  rmSync(beside, { recursive: true });
  writeFileSync(join(dataDir, pointerFile), `${elsewhere}\n`);
  return elsewhere;
}

/** Run with `--locale-provider=builtin`: libc's ctype C makes pg_trgm drop all Chinese silently. */
const locale = [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  "--lc-ctype=C.UTF-8",
];

function give(path: string, account: Account | undefined): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function initialise(cluster: Omit<Cluster, "password">, durable: boolean): void {
  const { home, directory, account, binaries } = cluster;
  const partial = join(home, "cluster.partial");
  const secret = join(home, "initdb.secret");
  const password = randomBytes(24).toString("base64url");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  for (const path of [partial, secret]) give(path, account);
  const made = spawnSync(
    join(binaries.folder, "bin/initdb"),
    ["-D", partial, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${secret}`].concat(
      locale,
      durable ? [] : ["--no-sync"],
    ),
    { ...runAs(account), env: environment, cwd: partial, encoding: "utf8" },
  );
  rmSync(secret, { force: true });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
  writeFileSync(join(home, passwordFile), password, { mode: 0o600 });
  renameSync(partial, directory);
}

function refuseForeign({ directory, account, binaries }: Omit<Cluster, "password">): void {
  const { uid } = statSync(directory);
  if (uid !== (account?.uid ?? process.getuid?.())) {
    throw new Error(`${directory} belongs to another account: start as that one, or set DATA_DIR`);
  }
  const version = readFileSync(join(directory, "PG_VERSION"), "utf8").trim();
  if (!binaries.version.startsWith(`${version}.`)) {
    throw new Error(
      `${directory} was made by PostgreSQL ${version} and cannot be read by ${binaries.version}`,
    );
  }
}

/**
 * Opens the cluster kept under `dataDir`, or makes it. As root, everything that PostgreSQL touches
 * belongs to an account of its own. Not durable: made without waiting for the disk.
 */
export function openCluster(dataDir: string, durable: boolean): Cluster {
  mkdirSync(dataDir, { recursive: true });
  const pointed = join(dataDir, pointerFile);
  const known = existsSync(pointed) ? readFileSync(pointed, "utf8").trim() : undefined;
  const account = accountToDropTo(join(known ?? join(dataDir, "postgres"), "cluster"));
  const home = known ?? placeFor(dataDir, account);
  const directory = join(home, "cluster");
  const binaries = runnableBinaries(home, account);
  const cluster = { home, directory, account, binaries };
  if (!existsSync(directory)) initialise(cluster, durable);
  refuseForeign(cluster);
  return { ...cluster, password: readFileSync(join(home, passwordFile), "utf8") };
}
