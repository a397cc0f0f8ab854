import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";

/**
 * Makes a secret of `size` bytes in a file of mode 0600 if there is no such file. Two programs that
 * start together agree: the file is put in place whole and once, and the loser reads the winner's.
 */
export function keepSecret(file: string, size: number): void {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, `${randomBytes(size).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new Error(`the key file ${file} cannot be written`, { cause });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Puts a text in the place of what a key file held, whole and at once; the file keeps its owner, who
 * alone reads it.
 */
export function replaceSecret(file: string, text: string): void {
  const place = realpathSync(file);
  const { uid, gid } = statSync(place);
  const draft = `${place}.${randomBytes(6).toString("hex")}`;
  try {
    const handle = openSync(draft, "wx", 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    chownSync(draft, uid, gid);
    renameSync(draft, place);
  } finally {
    rmSync(draft, { force: true });
  }
}
