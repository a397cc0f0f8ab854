import type { Database } from "../../../services/platform/database.ts";
import { digitalLinkPathOf, type Identity } from "../../codes/index.ts";
import { delegatedOver } from "../../registry/index.ts";
import { handlePath } from "./said.ts";

/** Where codes lead whose prefix is nobody's here; null where such codes are unknown and no more. */
export interface Referrals {
  readonly hdl: string | null;
  readonly gs1: string | null;
}

export const noReferrals: Referrals = { hdl: null, gs1: null };

/** What is asked for is held elsewhere, and who asks is sent there. */
export class Elsewhere extends Error {
  private readonly root: string;
  private readonly code: Identity;

  constructor(root: string, code: Identity) {
    super("held elsewhere");
    this.root = root;
    this.code = code;
  }

  /** The address there: to be led on, or for the values of a Handle as JSON. */
  address(door: "front" | "api"): string {
    const path = digitalLinkPathOf(this.code);
    if (path !== undefined) return this.root + path;
    return `${this.root}/${door === "api" ? "api/handles/" : ""}${handlePath(this.code)}`;
  }
}

/** The root under which a code is asked for whose prefix is no firm's here; undefined for others. */
export async function referralOf(
  referrals: Referrals,
  database: Database,
  code: Identity,
): Promise<string | undefined> {
  const scheme = code.slice(0, code.indexOf(":"));
  const root = scheme === "hdl" || scheme === "gs1" ? referrals[scheme] : null;
  if (root === null) return undefined;
  const own = await delegatedOver(database, code);
  return own.length === 0 ? root : undefined;
}
