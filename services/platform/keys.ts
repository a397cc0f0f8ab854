import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

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

/** A secret of `size` bytes that stays the same for good, made at the first use. */
export function keptSecret(file: string, size = 32): Buffer {
  keepSecret(file, size);
  const secret = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (secret.length !== size) throw new Error(`the key file ${file} does not hold ${size} bytes`);
  return secret;
}
