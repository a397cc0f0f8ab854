import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/** The account that PostgreSQL runs as; absent when it is the one we run as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ownName = "lianzao-pg";

function accountNamed(name: string): Account | undefined {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { name, uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function makeAccount(): void {
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ownName], {
    stdio: "ignore",
  });
}

/** Whose files these are, when they are not root's: a cluster stays with the account that made it. */
function ownerOf(directory: string): Account | undefined {
  const { uid, gid } = statSync(directory, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  return uid === 0 ? undefined : { name: `uid ${uid}`, uid, gid };
}

/**
 * PostgreSQL refuses to run as root: gives the account to drop to, made when it is missing.
 * `cluster` is where the files are or will be. Undefined for anyone but root.
 */
export function accountToDropTo(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(cluster);
  if (owner !== undefined) return owner;
  if (accountNamed(ownName) === undefined) makeAccount();
  for (const name of [ownName, "postgres", "nobody"]) {
    const account = accountNamed(name);
    if (account !== undefined) return account;
  }
  throw new Error("root may not run PostgreSQL, and there is no other account to run it as");
}

/** What `spawn` needs to run as the account. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Whether the account can enter the directory; the kernel is asked, so that ACLs count too. */
export function canEnter(account: Account | undefined, directory: string): boolean {
  if (account === undefined) return true;
  const entered = spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", directory], {
    ...runAs(account),
    cwd: "/",
    stdio: "ignore",
  });
  return entered.status === 0;
}
