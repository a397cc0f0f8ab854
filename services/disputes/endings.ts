import { once } from "../platform/once.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { acting, exhibit, type Held, say } from "./acts.ts";
import { caseAppealed, caseClosed, tell, toldCase } from "./events.ts";
import { statementById } from "./reads.ts";
import { afterAppeal, checkSettlement, checkSettlementAmount, decideText } from "./rules.ts";
import type { CaseId } from "./schema.ts";
import { insertStep, setCase } from "./writes.ts";

/** Offers to settle; it takes the place of what was offered before. */
export async function offerSettlement(
  scope: TenantScope,
  id: CaseId,
  terms: { readonly text: string; readonly amountMinor: bigint | null },
): Promise<void> {
  await once(scope, "disputeSettlementOffer", async () => {
    await exhibit(scope, id, "settlement", async (host, { row, side }) => {
      checkSettlementAmount(terms.amountMinor);
      const said = { ...terms, kind: "settlement", text: decideText(terms.text) } as const;
      const { id: settlementId, digest } = await say(host, row, side, said);
      await setCase(host, row, { settlementId });
      return digest;
    });
    return id;
  });
}

/** Ends a case from its parties' side. */
async function close(
  scope: TenantScope,
  id: CaseId,
  act: "accept_settlement" | "withdraw",
  ending: (host: TenantScope, held: Held) => Promise<bigint | null>,
): Promise<void> {
  const outcome = act === "withdraw" ? "withdrawn" : "settled";
  const { row, done } = await acting(scope, id, act, async (host, held) => {
    const awardMinor = await ending(host, held);
    const change = { stage: "closed", dueAt: null, closedAt: host.now, outcome } as const;
    await setCase(host, held.row, { ...change, awardMinor });
    await insertStep(host, held.row, outcome, held.side);
    return { ...held.row, ...change, awardMinor };
  });
  scope.about(`dispute:${id}`, { act });
  await tell(scope, row, caseClosed(scope, await toldCase(scope, done)));
}

/** Accepts what the other side has offered; both have then said so, and the case is closed. */
export async function acceptSettlement(
  scope: TenantScope,
  id: CaseId,
  offerId: string,
): Promise<void> {
  await once(scope, "disputeSettlementAccept", async () => {
    await close(scope, id, "accept_settlement", async (host, { row, side }) => {
      const offer = await statementById(host, id, offerId);
      checkSettlement(row, offer, side);
      return offer?.amountMinor ?? null;
    });
    return id;
  });
}

/** Takes a claim back. */
export async function withdrawCase(scope: TenantScope, id: CaseId): Promise<void> {
  await once(scope, "disputeWithdraw", async () => {
    await close(scope, id, "withdraw", async () => null);
    return id;
  });
}

/** Appeals against the first decision, with the grounds; both sides may then state more. */
export async function appealCase(scope: TenantScope, id: CaseId, text: string): Promise<void> {
  await once(scope, "disputeAppeal", async () => {
    const { row, side, done } = await acting(scope, id, "appeal", async (host, held) => {
      const said = { kind: "appeal", text: decideText(text) } as const;
      await setCase(host, held.row, afterAppeal(held.row, host.now));
      await insertStep(host, held.row, "appealed", held.side);
      return (await say(host, held.row, held.side, said)).digest;
    });
    scope.about(`dispute:${id}`, { act: "appeal" });
    await tell(scope, row, caseAppealed(scope, await toldCase(scope, row), side, done));
    return id;
  });
}
