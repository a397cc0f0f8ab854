import { and, arrayOverlaps, eq, inArray, isNull, lte } from "drizzle-orm";
import { actionsOfRole, firmRoles, type Role } from "../../../contracts/access/roles.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { type OpenKind, openThings } from "../../platform/open-things.ts";
import { tenants } from "../../platform/schema.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { exportById, type FirmExport } from "../export/reads.ts";
import { firmLeavings } from "../schema/leavings.ts";
import { memberships } from "../schema/people.ts";
import { checkStays, type OpenCount } from "./rules.ts";

export type Leaving = typeof firmLeavings.$inferSelect;

const current = (house: TenantId) =>
  and(eq(firmLeavings.tenantId, house), isNull(firmLeavings.outcome));

/** That the house leaves, locked: taking it back and its end take turns. Null for one that stays. */
export async function lockLeaving({ db, house }: TenantScope): Promise<Leaving | null> {
  const [row] = await db.select().from(firmLeavings).where(current(house)).for("update");
  return row ?? null;
}

/** The archive that the firm takes with it; null until it is asked for. */
export async function lastArchive(
  scope: TenantScope,
  { exportId }: Pick<Leaving, "exportId">,
): Promise<FirmExport | null> {
  return exportId === null ? null : exportById(scope, exportId);
}

const fetching: Role[] = firmRoles.filter((role) =>
  (actionsOfRole[role] as readonly string[]).includes("tenancy.fetch-export"),
);

/** Those of the house who may fetch its archives. */
export async function archiveReaders({ db, house }: TenantScope) {
  return db
    .select({ personId: memberships.personId, email: memberships.email })
    .from(memberships)
    .where(and(eq(memberships.tenantId, house), arrayOverlaps(memberships.roles, fetching)));
}

/** How many of a kind a firm has open. */
export interface CountedThing extends OpenCount {
  readonly kind: OpenKind;
}

/** What the house has open, one after the other: they share a connection. */
export async function openCounts(scope: TenantScope): Promise<CountedThing[]> {
  const counted: CountedThing[] = [];
  for (const { kind, count, end } of openThings()) {
    counted.push({ kind, count: await count(scope), awaited: end === null });
  }
  return counted;
}

/** What the house has open, and that it leaves, if it does. */
export interface LeavingSeen {
  readonly open: readonly CountedThing[];
  readonly leaving: (Leaving & { readonly declarer: string | null }) | null;
  readonly archive: FirmExport | null;
}

export async function leavingSeen(scope: TenantScope): Promise<LeavingSeen> {
  const [row] = await scope.db
    .select({ leaving: firmLeavings, declarer: memberships.name })
    .from(firmLeavings)
    .leftJoin(
      memberships,
      and(
        eq(memberships.tenantId, firmLeavings.tenantId),
        eq(memberships.personId, firmLeavings.declaredBy),
      ),
    )
    .where(current(scope.house));
  const leaving = row === undefined ? null : { ...row.leaving, declarer: row.declarer };
  const archive = leaving === null ? null : await lastArchive(scope, leaving);
  return { open: await openCounts(scope), leaving, archive };
}

/** Refuses what a firm that leaves begins no more; asked at once. Throws `FIRM_LEAVING`. */
export async function assertStays(scope: TenantScope): Promise<void> {
  const text = "select leaving_until from tenants where id = $1";
  const [firm] = await scope.send<{ leaving_until: string | null }>(text, [scope.house]);
  checkStays(firm?.leaving_until ? new Date(firm.leaving_until) : null);
}

/** A firm whose notice is over. */
export interface DueLeaving {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly declaredBy: PersonId;
}

/** Those of firms that are neither suspended nor frozen: what is against them is settled first. */
export async function dueLeavings({ db, now }: ProgramScope): Promise<DueLeaving[]> {
  const { tenantId, id, declaredBy, endsAt, outcome } = firmLeavings;
  return db
    .select({ tenantId, id, declaredBy })
    .from(firmLeavings)
    .innerJoin(tenants, eq(tenants.id, tenantId))
    .where(
      and(
        isNull(outcome),
        lte(endsAt, now),
        inArray(tenants.status, ["admitted", "active"]),
        isNull(tenants.frozenAt),
      ),
    )
    .orderBy(endsAt);
}
