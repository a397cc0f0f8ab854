import type {
  PartnerAddedV1,
  PartnerRemovedV1,
} from "../../../contracts/events/shapes/capacity.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { firmIdentity, firmsById } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { by } from "../shapes.ts";
import { partnersCount } from "./reads.ts";
import { checkPartner } from "./rules.ts";
import { deletePartner, insertPartner } from "./writes.ts";

/** Adds a firm to the house's partners: it sees what is offered to them, from before as well. */
export async function addPartner(scope: TenantScope, firm: TenantId): Promise<TenantId> {
  const done = await once(scope, "partnerAdd", async () => {
    const known = (await firmsById(scope, [firm])).get(firm);
    if (known === undefined) throw new Refusal("FIRM_NOT_FOUND", {}, "firm");
    checkPartner(scope.house, firm, await partnersCount(scope));

    if (!(await insertPartner(scope, firm))) throw new Refusal("PARTNER_LISTED", {}, "firm");
    const body: PartnerAddedV1 = {
      provider: await firmIdentity(scope),
      partner: known.identity,
      by: by(scope.actor),
    };
    await scope.emit({ type: "capacity.partner-added.v1", body });
    return firm;
  });
  scope.about(`partner:${done.id}`);
  return done.id as TenantId;
}

/** Takes a firm off the list; what it has booked stays booked. Gives its id. */
export async function removePartner(scope: TenantScope, firm: TenantId): Promise<TenantId> {
  const done = await once(scope, "partnerRemove", async () => {
    if (!(await deletePartner(scope, firm))) throw new Refusal("PARTNER_NOT_FOUND", {}, "firm");
    const known = (await firmsById(scope, [firm])).get(firm);
    if (known === undefined) throw new Error(`partner ${firm} is not there`);
    const body: PartnerRemovedV1 = {
      provider: await firmIdentity(scope),
      partner: known.identity,
      by: by(scope.actor),
    };
    await scope.emit({ type: "capacity.partner-removed.v1", body });
    return firm;
  });
  scope.about(`partner:${done.id}`);
  return done.id as TenantId;
}
