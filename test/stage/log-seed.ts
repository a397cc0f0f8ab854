import { readFileSync } from "node:fs";

/** The secret in a key file of a log that has one key. */
export const logSeed = (file: string) => Buffer.from(readFileSync(file, "utf8").trim(), "base64");
