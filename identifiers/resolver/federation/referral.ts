import { digitalLinkPathOf, type Identity } from "../../codes/index.ts";
import { handlePath } from "./said.ts";

/** Where codes lead whose prefix is nobody's here; null where such codes are unknown and no more. */
export interface Referrals {
  readonly hdl: string | null;
  readonly gs1: string | null;
  readonly oid: string | null;
}

export const noReferrals: Referrals = { hdl: null, gs1: null, oid: null };

/** What is asked for is held elsewhere, and who asks is sent there. */
export class Elsewhere extends Error {
  private readonly root: string;
  private readonly code: Identity;
  /** The node of the firm that has the prefix, or whoever answers for all prefixes of the world. */
  readonly holder: "node" | "world";

  constructor(root: string, code: Identity, holder: "node" | "world") {
    super("held elsewhere");
    this.root = root;
    this.code = code;
    this.holder = holder;
  }

  /** Whether it is told as what another resolver handles (`gs1:handledBy`). */
  get isOfGs1(): boolean {
    return this.code.startsWith("gs1:");
  }

  /** The address there: to be led on, or for the values of a Handle as JSON. */
  address(door: "front" | "api"): string {
    const path = digitalLinkPathOf(this.code);
    if (path !== undefined) return this.root + path;
    return `${this.root}/${door === "api" ? "api/handles/" : ""}${handlePath(this.code)}`;
  }
}

/** The root under which codes of foreign prefixes are asked for in the world of this one. */
export function rootOf(referrals: Referrals, code: Identity): string | null {
  const scheme = code.slice(0, code.indexOf(":"));
  return scheme === "hdl" || scheme === "gs1" || scheme === "oid" ? referrals[scheme] : null;
}
