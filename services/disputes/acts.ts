import { Refusal } from "../kernel/refusal.ts";
import { operatorHouse } from "../platform/firms.ts";
import { newId } from "../platform/ids.ts";
import { type TenantScope, visiting } from "../platform/tenancy.ts";
import { exhibitAdded, sha256, tell, ticketFor, toldCase } from "./events.ts";
import type { Opened } from "./evidence.ts";
import { type CaseRow, exhibitsOf, lockCase } from "./reads.ts";
import { checkAct, checkRoom, type PartyAct, sideOf } from "./rules.ts";
import type { CaseId, CaseSide, StatementKind } from "./schema.ts";
import { insertEvidence, insertStatement, insertStep, rowOf } from "./writes.ts";

interface Said {
  readonly kind: StatementKind;
  readonly text: string;
  readonly amountMinor?: bigint | null;
}

/** Writes what a side says; gives its id and its digest. */
export async function say(host: TenantScope, held: CaseRow, side: CaseSide, said: Said) {
  const [id, digest] = [newId<string>(), sha256(said.text)];
  const { kind, text, amountMinor = null } = said;
  await insertStatement(host, {
    ...rowOf(held),
    id,
    side,
    kind,
    text,
    amountMinor,
    sha256: digest,
    at: host.now,
  });
  return { id, digest };
}

/** Opens an event into a case; false when it is there already. */
export async function putIn(
  host: TenantScope,
  held: CaseRow,
  side: CaseSide,
  { eventId, type, commitment, disclosure }: Opened,
): Promise<boolean> {
  const row = { ...rowOf(held), eventId, type, commitment, disclosure, side, at: host.now };
  return insertEvidence(host, row);
}

/** A case in the operator's house, locked, and on which side the firm that acts stands. */
export interface Held {
  readonly row: CaseRow;
  readonly side: CaseSide;
}

/**
 * An act of one party: locks the case, checks that the act is that side's and in time, and does it.
 * Throws `DISPUTE_NOT_FOUND` alike for what is absent and for other firms' cases.
 */
export async function acting<T>(
  scope: TenantScope,
  id: CaseId,
  act: PartyAct,
  work: (host: TenantScope, held: Held) => Promise<T>,
): Promise<Held & { readonly done: T }> {
  const operator = await operatorHouse(scope);
  return visiting(scope, operator, ticketFor(id), async (host) => {
    const row = await lockCase(host, id);
    const side = row === null ? null : sideOf(row, scope.house);
    if (row === null || side === null) throw new Refusal("DISPUTE_NOT_FOUND", {}, "id");

    checkAct(row, side, act, host.now);

    return { row, side, done: await work(host, { row, side }) };
  });
}

/** Puts something into a case and tells of it. */
export async function exhibit(
  scope: TenantScope,
  id: CaseId,
  kind: "statement" | "evidence" | "settlement",
  work: (host: TenantScope, held: Held) => Promise<Uint8Array>,
): Promise<void> {
  const act: PartyAct = kind === "settlement" ? "offer_settlement" : "exhibit";
  const { row, side, done } = await acting(scope, id, act, async (host, held) => {
    const counted = kind === "evidence" ? kind : "statement";
    checkRoom(await exhibitsOf(host, id, held.side, counted));
    await insertStep(host, held.row, kind, held.side);
    return work(host, held);
  });
  scope.about(`dispute:${id}`, { act: kind });
  await tell(scope, row, exhibitAdded(scope, await toldCase(scope, row), side, kind, done));
}
