import { createHash } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { canonicalText } from "../../../contracts/events/index.ts";
import type { ThresholdsSetV1 } from "../../../contracts/events/shapes/incidents.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope, Transaction } from "../../platform/tenancy.ts";
import { incidentThresholds } from "../schema.ts";
import { decideThresholds, type Thresholds, usualThresholds } from "./rules.ts";

/** What is in force; version 0 before anybody has set anything. */
export interface ThresholdsSet {
  readonly version: number;
  readonly values: Thresholds;
  readonly setAt: Date | null;
}

/** The thresholds in force; one that was added later has its usual value. */
export async function thresholdsOf(
  { db }: { readonly db: Transaction },
  house: TenantId,
): Promise<ThresholdsSet> {
  const [row] = await db
    .select()
    .from(incidentThresholds)
    .where(eq(incidentThresholds.tenantId, house))
    .orderBy(desc(incidentThresholds.version))
    .limit(1);
  if (row === undefined) return { version: 0, values: usualThresholds, setAt: null };
  return { ...row, values: { ...usualThresholds, ...row.values } };
}

/**
 * Sets the thresholds as their next version; `seen` is the one that they were changed from. Throws
 * `THRESHOLDS_CHANGED` when another has set them since, `THRESHOLD_RANGE`.
 */
export async function setThresholds(
  scope: OperatorScope,
  asked: Thresholds,
  seen: number,
): Promise<ThresholdsSet> {
  const { db, house, now } = scope;
  await once(scope, "incidentThresholdsSet", async () => {
    const values = decideThresholds(asked);
    const before = await thresholdsOf(scope, house);
    if (before.version !== seen) throw new Refusal("THRESHOLDS_CHANGED", {}, "version");

    const version = seen + 1;
    const kept = await db
      .insert(incidentThresholds)
      .values({ tenantId: house, version, values, setAt: now })
      .onConflictDoNothing()
      .returning({ version: incidentThresholds.version });
    // Another has set the same version while this one waited.
    if (kept.length === 0) throw new Refusal("THRESHOLDS_CHANGED", {}, "version");
    const body: ThresholdsSetV1 = {
      operator: await firmIdentity(scope),
      version,
      digest: createHash("sha256").update(canonicalText(values)).digest("hex"),
      by: { platform: true },
    };
    await scope.emit({ type: "incidents.thresholds-set.v1", body });
    scope.about(`thresholds:${version}`, { from: before.values, to: values });
    return String(version);
  });
  return thresholdsOf(scope, house);
}
