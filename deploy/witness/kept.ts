import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { birthOf } from "../process.ts";

/** Another process has written here: what this one believes to be the newest head may not be it. */
export class Overtaken extends Error {}

/** Another process that lives holds the directory. */
export class Taken extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`in use by ${pid}`);
    this.pid = pid;
  }
}

const headName = /^head-(\d{15})$/;
const nameOf = (number: number) => `head-${String(number).padStart(15, "0")}`;

function writeThrough(path: string, text: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    const bytes = Buffer.from(text);
    let at = 0;
    while (at < bytes.length) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(dir: string): void {
  if (platform() === "win32") return;
  const folder = openSync(dir, "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** Whether the process that wrote this lock still runs: a number alone is soon another's. */
function lives(pid: number, birth: string): boolean {
  return pid !== process.pid && pid > 0 && (birthOf(pid) ?? "gone") === birth;
}

/**
 * A witness's directory. The newest head is the file of the highest number; each is linked into
 * place under the next number, which only one process can do. So even where the lock is no help (two
 * machines on one share), no two processes go on from one head.
 */
export class Kept {
  private readonly dir: string;
  private number = 0;
  /** The newest head's text, null before the first. */
  head: string | null = null;

  /** Throws `Taken`. */
  constructor(dir: string) {
    this.dir = dir;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.lock();
    const [newest] = this.numbers();
    if (newest === undefined) return;
    this.number = newest;
    this.head = readFileSync(join(dir, nameOf(newest)), "utf8");
  }

  /** Keeps the next head before anything is signed of it. Throws `Overtaken`. */
  advance(text: string): void {
    const next = this.number + 1;
    const draft = join(this.dir, `draft-${process.pid}`);
    const path = join(this.dir, nameOf(next));
    writeThrough(draft, text);
    try {
      linkSync(draft, path);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === "EEXIST") throw new Overtaken();
      throw fault;
    } finally {
      rmSync(draft, { force: true });
    }
    syncFolder(this.dir);
    const numbers = this.numbers();
    // Others may have gone past this number and removed it again.
    if (numbers[0] !== next) {
      rmSync(path, { force: true });
      throw new Overtaken();
    }
    for (const older of numbers.slice(1)) rmSync(join(this.dir, nameOf(older)), { force: true });
    this.number = next;
    this.head = text;
  }

  /** Before the same head is signed again. Throws `Overtaken`. */
  checkSole(): void {
    if ((this.numbers()[0] ?? 0) !== this.number) throw new Overtaken();
  }

  read(name: string): string | null {
    const path = join(this.dir, name);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  }

  /** A file that is there whole or not at all; gives its path. */
  write(name: string, text: string): string {
    const draft = join(this.dir, `draft-${process.pid}`);
    writeThrough(draft, text);
    const path = join(this.dir, name);
    renameSync(draft, path);
    syncFolder(this.dir);
    return path;
  }

  names(): string[] {
    return readdirSync(this.dir);
  }

  close(): void {
    rmSync(join(this.dir, "lock"), { force: true });
  }

  private numbers(): number[] {
    const found = this.names().flatMap((name) => headName.exec(name)?.[1] ?? []);
    return found.map(Number).sort((one, other) => other - one);
  }

  private lock(): void {
    const path = join(this.dir, "lock");
    const own = join(this.dir, `draft-lock-${process.pid}`);
    writeThrough(own, `${process.pid} ${birthOf(process.pid) ?? ""}`);
    try {
      for (let tries = 0; tries < 3; tries += 1) {
        try {
          linkSync(own, path);
          return;
        } catch (fault) {
          if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
        }
        const [pid = "0", ...birth] = (this.read("lock") ?? "").split(" ");
        if (lives(Number(pid), birth.join(" "))) throw new Taken(Number(pid));
        rmSync(path, { force: true });
      }
      throw new Overtaken();
    } finally {
      rmSync(own, { force: true });
    }
  }
}
