import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { JsonObject } from "../../../contracts/events/index.ts";
import type { ResourceId } from "../../capability/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Window } from "../../kernel/window.ts";
import type { Question, TenantScope } from "../../platform/tenancy.ts";
import { capacityGroups } from "../schema/groups.ts";
import { capacityTaken } from "../schema.ts";
import type { BookedTime } from "../windows.ts";
import type { KeptGroup } from "./rules.ts";

/** What the firm keeps of these groups, by what they are known by. */
export async function keptGroups(
  { db, house }: TenantScope,
  marks: readonly string[],
): Promise<ReadonlyMap<string, KeptGroup & { readonly document: JsonObject }>> {
  const { id, groupId, supplier, customer, saidAt, document } = capacityGroups;
  const rows = await db
    .select({ id, groupId, supplier, customer, saidAt, document })
    .from(capacityGroups)
    .where(and(eq(capacityGroups.tenantId, house), inArray(groupId, [...marks])));
  return new Map(rows.map((row) => [row.groupId, row]));
}

/** Until the transaction ends no other capacity groups come into the firm. */
export async function holdGroups({ db, house }: TenantScope): Promise<void> {
  const turn = `capacity groups ${house}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
}

/** Documents of the firm's capacity groups after an id, in the order in which they came first. */
export function groupDocumentsQuestion(
  house: TenantId,
  limit: number,
  after: string | null,
): Question {
  return {
    text: `select id, document from capacity_groups
      where tenant_id = $1 and ($3::uuid is null or id > $3) order by id limit $2`,
    values: [house, limit, after],
  };
}

/** The document of one group. */
export function groupDocumentQuestion(house: TenantId, mark: string): Question {
  return {
    text: "select document from capacity_groups where tenant_id = $1 and group_id = $2",
    values: [house, mark],
  };
}

/** When one of the firm's resources is booked within a window; what is only held is not. */
export async function bookedTimes(
  { db, house }: TenantScope,
  resource: ResourceId,
  { from, until }: Window,
): Promise<BookedTime[]> {
  const { tenantId, resourceId, fromAt, untilAt, minutes, heldUntil } = capacityTaken;
  const rows = await db
    .select({ fromAt, untilAt, minutes })
    .from(capacityTaken)
    .where(
      and(
        eq(tenantId, house),
        eq(resourceId, resource),
        isNull(heldUntil),
        gt(untilAt, from),
        lt(fromAt, until),
      ),
    );
  return rows.map((row) => ({
    window: { from: row.fromAt, until: row.untilAt },
    minutes: row.minutes,
  }));
}
