import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import type { Page } from "../../platform/graphql/connections.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import type { Alert } from "../cases/reads.ts";
import { incidentAlerts } from "../schema.ts";

/** How an alert stands. */
export const alertStates = ["open", "dismissed", "taken", "ended"] as const;
export type AlertState = (typeof alertStates)[number];

export function stateOf({ incidentId, settledAt, endedAt }: Alert): AlertState {
  if (incidentId !== null) return "taken";
  if (endedAt !== null) return "ended";
  return settledAt === null ? "open" : "dismissed";
}

function standing(state: AlertState | null) {
  const { incidentId, settledAt, endedAt } = incidentAlerts;
  if (state === null) return undefined;
  if (state === "taken") return isNotNull(incidentId);
  if (state === "ended") return and(isNull(incidentId), isNotNull(endedAt));
  const isSettled = state === "open" ? isNull(settledAt) : isNotNull(settledAt);
  return and(isNull(incidentId), isNull(endedAt), isSettled);
}

/** A page of alerts, the newest first, and one more if there is a next page. */
export async function alertPage(
  { db, house }: OperatorScope,
  state: AlertState | null,
  { first, after }: Page,
): Promise<Alert[]> {
  const [id] = after ?? [];
  return db
    .select()
    .from(incidentAlerts)
    .where(
      and(
        eq(incidentAlerts.tenantId, house),
        standing(state),
        id === undefined ? undefined : lt(incidentAlerts.id, id),
      ),
    )
    .orderBy(desc(incidentAlerts.id))
    .limit(first + 1);
}
