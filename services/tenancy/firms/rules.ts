import { type Identity, parseCode } from "../../../identifiers/codes/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import type { FirmStatus } from "../sessions/rules.ts";

/** Under which names a firm acts on the platform. */
export interface FirmIdentity {
  /** Its canonical identity in events: the GLN if it has one, else its credit code. */
  readonly identity: Identity;
  /** Unified social credit code, 18 characters (GB 32100-2015). */
  readonly uscc: string;
}

const glnForm = /^\d{13}$/;

/** Reads the codes of a firm; throws `USCC_INVALID` and `GLN_INVALID`. */
export function decideIdentity(usccText: string, glnText: string | null): FirmIdentity {
  const uscc = parseCode(usccText.trim());
  if (!uscc.ok || uscc.scheme !== "uscc") throw new Refusal("USCC_INVALID", {}, "uscc");
  const gln = glnText?.trim() ?? "";
  if (gln === "") return { identity: uscc.identity, uscc: uscc.value };
  // A firm's own GLN is that of a party (AI 417), not of one of its places (AI 414).
  const party = glnForm.test(gln) ? parseCode(`(417)${gln}`) : null;
  if (party === null || !party.ok) throw new Refusal("GLN_INVALID", {}, "gln");
  return { identity: party.identity, uscc: uscc.value };
}

/** Refuses to suspend twice, or a firm that has left; gives the reason that is kept. */
export function decideSuspension(status: FirmStatus, reason: string): string {
  if (status === "left") throw new Refusal("FIRM_LEFT", {}, "id");
  if (status === "suspended") throw new Refusal("FIRM_SUSPENDED_ALREADY", {}, "id");
  return requiredWording(reason, 1_000, "reason");
}

/** A firm goes back to where it was: active if it had accepted the operating rules. */
export function decideResumption(status: FirmStatus, accepted: number | null): FirmStatus {
  if (status !== "suspended") throw new Refusal("FIRM_NOT_SUSPENDED", {}, "id");
  return accepted === null ? "admitted" : "active";
}
