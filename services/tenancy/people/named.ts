import { and, eq, inArray } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { memberships } from "../schema/people.ts";
import { apiKeys } from "../schema/sessions.ts";

const idsOf = (principals: readonly string[], kind: string) => [
  ...new Set(
    principals.flatMap((each) => (each.startsWith(kind) ? [each.slice(kind.length)] : [])),
  ),
];

/** Gives rows the name of who has acted, as far as the house knows it: its people and its keys. */
export async function withActors<Row extends { readonly principal: string }>(
  { db, house }: TenantScope,
  rows: readonly Row[],
): Promise<(Row & { readonly who: string })[]> {
  const principals = rows.map(({ principal }) => principal);
  const people = idsOf(principals, "person:") as PersonId[];
  const keys = idsOf(principals, "key:");
  const { personId, name } = memberships;
  const members =
    people.length === 0
      ? []
      : await db
          .select({ id: personId, name })
          .from(memberships)
          .where(and(eq(memberships.tenantId, house), inArray(personId, people)));
  const named =
    keys.length === 0
      ? []
      : await db
          .select({ id: apiKeys.id, name: apiKeys.name })
          .from(apiKeys)
          .where(and(eq(apiKeys.tenantId, house), inArray(apiKeys.id, keys)));
  const names = new Map<string, string>([
    ...members.map((each) => [`person:${each.id}`, each.name] as const),
    ...named.map((each) => [`key:${each.id}`, each.name] as const),
  ]);
  return rows.map((row) => ({ ...row, who: names.get(row.principal) ?? row.principal }));
}
