import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";

const mostPartners = 500;

/** A firm has so many partners at most, each once, and is none of its own. */
export function checkPartner(house: TenantId, firm: TenantId, partners: number): void {
  if (firm === house) throw new Refusal("PARTNER_SELF", {}, "firm");
  if (partners >= mostPartners) throw new Refusal("TOO_MANY", { most: mostPartners }, "firm");
}
