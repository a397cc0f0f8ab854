import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP Password Storage Cheat Sheet, its least setting for argon2id: 19 MiB, 2 passes. The
// package's own algorithm is argon2id; its enum cannot be imported under isolated modules.
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The argon2id hash of a password, as a PHC string with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, costs);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the hash. Without one (nobody has this e-mail) it costs the same time
 * and is false, so that the clock does not tell who has an account.
 */
export async function passwordFits(kept: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(32).toString("base64url"));
  const against = kept ?? (await decoy);
  const fits = await verify(against, password);
  return fits && kept !== null;
}
