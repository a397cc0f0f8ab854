import postgres from "postgres";
import { actionsOfRole } from "../../../contracts/access/roles.ts";
import { certificates, resources, sites } from "../../../services/capability/schema.ts";
import { marketCapabilities } from "../../../services/capacity/schema/capabilities.ts";
import { capacityOffers, marketOffers } from "../../../services/capacity/schema.ts";
import type { PersonId, TenantId } from "../../../services/kernel/brand.ts";
import { auditEntries, auditWaiting, outbox } from "../../../services/platform/schema.ts";
import type { Actor } from "../../../services/platform/tenancy.ts";
import { request } from "./admission.ts";
import { copyRows } from "./copy.ts";
import type { PlannedFirm, ScalePlan } from "./plan.ts";
import { rowsOf, type SeededFirm, type WorksRows } from "./rows.ts";
import { plannedWorks } from "./works.ts";

/** What one thread fills: some firms of the plan. It goes by structured clone. */
export interface Share {
  /** The owner's: COPY does not go through row security. */
  readonly databaseUrl: string;
  readonly plan: ScalePlan;
  readonly firms: readonly PlannedFirm[];
  /** Every firm of the seed, with whom offers may be shared. */
  readonly codes: readonly string[];
}

interface FirmRow {
  readonly id: TenantId;
  readonly name_zh: string;
  readonly name_en: string;
  readonly identity: string;
  readonly audience: Buffer;
  readonly person_id: PersonId;
  readonly filled: boolean;
}

async function firmOf(owner: postgres.Sql, uscc: string) {
  const [row] = await owner<FirmRow[]>`
    select t.id, t.name_zh, t.name_en, t.identity, c.audience, m.person_id,
      exists (select from capacity_offers o where o.tenant_id = t.id) as filled
    from tenants t join circles c on c.tenant_id = t.id and c.name = 'house'
    join memberships m on m.tenant_id = t.id where t.uscc = ${uscc} order by m.person_id limit 1`;
  if (row === undefined) throw new Error(`the firm ${uscc} was not admitted`);
  const planner: Actor = {
    tenantId: row.id,
    personId: row.person_id,
    principal: `person:${row.person_id}`,
    may: new Set(actionsOfRole.planner),
    request,
  };
  const firm: SeededFirm = {
    tenantId: row.id,
    names: [row.name_zh, row.name_en],
    sender: { owner: row.identity, audience: row.audience.toString("hex") },
    planner,
  };
  return { firm, filled: row.filled };
}

async function write(tx: postgres.ISql, rows: WorksRows): Promise<void> {
  await copyRows(tx, sites, rows.sites);
  await copyRows(tx, resources, rows.resources);
  await copyRows(tx, certificates, rows.certificates);
  await copyRows(tx, capacityOffers, rows.offers);
  await copyRows(tx, outbox, rows.events);
  await copyRows(tx, marketCapabilities, [...rows.capabilities.values()]);
  await copyRows(tx, marketOffers, rows.market);
  await copyRows(tx, auditEntries, rows.audit);
  await copyRows(
    tx,
    auditWaiting,
    rows.audit.map(({ tenantId, id, requester }) => ({ tenantId, id, requester })),
  );
}

/**
 * Fills the works of some firms, each in one transaction, so that a seeding that was cut off goes on
 * where it stopped. `tell` hears how many offers each brought.
 */
export async function fill(share: Share, tell: (offers: number) => void): Promise<void> {
  const owner = postgres(share.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const seeded = await owner<{ id: TenantId }[]>`
      select id from tenants where uscc = any(${[...share.codes]}) order by uscc`;
    for (const planned of share.firms) {
      const { firm, filled } = await firmOf(owner, planned.uscc);
      if (!filled) {
        const others = seeded.map(({ id }) => id).filter((id) => id !== firm.tenantId);
        const works = plannedWorks(share.plan, planned, others);
        const rows = rowsOf(firm, works, new Date());
        await owner.begin((tx) => write(tx, rows));
      }
      tell(planned.offers);
    }
  } finally {
    await owner.end();
  }
}
