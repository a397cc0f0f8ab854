import { and, eq, isNull } from "drizzle-orm";
import type { RulesUnacceptedV1 } from "../../../contracts/events/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { writeEvents } from "../../platform/outbox.ts";
import { tenants } from "../../platform/schema.ts";
import { rulesAcceptances, rulesReminders } from "../schema/rules.ts";
import { rulesInForce } from "./reads.ts";
import type { OperatingRules } from "./rules.ts";

const mostAtOnce = 100;

interface Untold {
  readonly tenantId: TenantId;
  readonly firm: string;
}

/** Firms at work that have neither accepted a version nor been told of it. */
async function untoldFirms({ db }: ProgramScope, version: number): Promise<Untold[]> {
  return db
    .select({ tenantId: tenants.id, firm: tenants.identity })
    .from(tenants)
    .leftJoin(
      rulesAcceptances,
      and(eq(rulesAcceptances.tenantId, tenants.id), eq(rulesAcceptances.version, version)),
    )
    .leftJoin(
      rulesReminders,
      and(eq(rulesReminders.tenantId, tenants.id), eq(rulesReminders.version, version)),
    )
    .where(
      and(
        eq(tenants.kind, "firm"),
        eq(tenants.status, "active"),
        isNull(rulesAcceptances.version),
        isNull(rulesReminders.version),
      ),
    )
    .orderBy(tenants.id)
    .limit(mostAtOnce);
}

async function tell(
  { db, now }: ProgramScope,
  { tenantId, firm }: Untold,
  { version, effectiveFrom, parameters }: OperatingRules,
): Promise<void> {
  const [first] = await db
    .insert(rulesReminders)
    .values({ tenantId, version, at: now })
    .onConflictDoNothing()
    .returning({ version: rulesReminders.version });
  // Another worker was faster.
  if (first === undefined) return;
  const body: RulesUnacceptedV1 = {
    firm,
    rulesVersion: version,
    effectiveFrom: effectiveFrom.toISOString(),
    tradeHeld: parameters.tradeNeedsAcceptance,
  };
  const writing = { house: tenantId, requester: tenantId, now };
  await writeEvents(db, writing, [{ type: "tenancy.rules-unaccepted.v1", body }]);
}

/**
 * Tells each firm, once per version, that rules have come into force which it has not accepted; as
 * an event of its own house. Gives how many were told.
 */
export async function remindOfRules(database: Database): Promise<number> {
  return asProgram(database, async (scope) => {
    const rules = await rulesInForce(scope, scope.now);
    const firms = await untoldFirms(scope, rules.version);
    for (const firm of firms) await tell(scope, firm, rules);
    return firms.length;
  });
}
