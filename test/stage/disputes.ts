import { and, eq } from "drizzle-orm";
import { openCase } from "../../services/disputes/commands.ts";
import { offerSettlement, withdrawCase } from "../../services/disputes/endings.ts";
import { type CaseId, disputeCases, type Stage } from "../../services/disputes/schema.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import type { StagedHouse } from "./house.ts";
import type { SignedIn, StagedPlatform } from "./platform.ts";

/** A case that a house has opened against its partner, at a stage, by its own id and its Relay id. */
export async function disputeOf(
  house: StagedHouse,
  stage: Stage = "answer",
): Promise<{ readonly caseId: CaseId; readonly id: string }> {
  const { platform, hands, canary } = house;
  const thing = await house.booking();
  const ask = { thing, claim: "late", text: canary, amountMinor: 10_000n } as const;
  const caseId = await argue(platform, hands.hand, (scope) => openCase(scope, ask));
  if (stage !== "answer") await putAtStage(platform, caseId, stage);
  return { caseId, id: globalId("DisputeCase", platform.house, caseId) };
}

function argue<T>(
  { app }: StagedPlatform,
  { actor }: SignedIn,
  work: Parameters<typeof asTenant<T>>[3],
): Promise<T> {
  return asTenant(app, actor, "disputes.argue", work);
}

/** Has a case wait for something else, with time left. */
export async function putAtStage(
  { worker, house }: StagedPlatform,
  id: CaseId,
  stage: Stage,
  dueAt = new Date(Date.now() + 86_400_000),
): Promise<void> {
  await asProgram(worker, ({ db }) =>
    db
      .update(disputeCases)
      .set({ stage, dueAt })
      .where(and(eq(disputeCases.tenantId, house), eq(disputeCases.id, id))),
  );
}

const looked = new WeakMap<
  StagedHouse,
  Promise<{ readonly open: string; readonly closed: string }>
>();

/** A case of the house and one that it has taken back, for all that only look. */
export function disputesOf(house: StagedHouse) {
  const made = looked.get(house) ?? bothOf(house);
  looked.set(house, made);
  return made;
}

async function bothOf(house: StagedHouse) {
  return { open: (await disputeOf(house)).id, closed: await withdrawnDispute(house) };
}

/** A case that was taken back. */
export async function withdrawnDispute(house: StagedHouse): Promise<string> {
  const { caseId, id } = await disputeOf(house);
  await argue(house.platform, house.hands.hand, (scope) => withdrawCase(scope, caseId));
  return id;
}

/** A case with an offer of the house's to settle it, and the id of that offer. */
export async function disputeWithOffer(house: StagedHouse) {
  const { caseId, id } = await disputeOf(house);
  const { platform, hands } = house;
  await argue(platform, hands.hand, (scope) =>
    offerSettlement(scope, caseId, { text: "各半", amountMinor: 5_000n }),
  );
  const [row] = await asProgram(platform.worker, ({ db }) =>
    db
      .select({ offer: disputeCases.settlementId })
      .from(disputeCases)
      .where(and(eq(disputeCases.tenantId, platform.house), eq(disputeCases.id, caseId))),
  );
  return { id, offer: row?.offer ?? "" };
}
