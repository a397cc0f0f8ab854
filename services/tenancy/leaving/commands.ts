import type {
  ExportAskedV1,
  FirmLeftV1,
  LeavingDeclaredV1,
  LeavingWithdrawnV1,
} from "../../../contracts/events/shapes/tenancy.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type LetterKey, postLetter } from "../../notices/index.ts";
import { firmIdentity, firmsById } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import { openThings } from "../../platform/open-things.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { issueLink } from "../export/links.ts";
import { leftExpiryOf } from "../export/rules.ts";
import { insertExport, keepExport } from "../export/writes.ts";
import { byOf } from "../grants/commands.ts";
import { provedPerson } from "../sessions/proved.ts";
import {
  archiveReaders,
  type Leaving,
  type LeavingSeen,
  lastArchive,
  leavingSeen,
  lockLeaving,
  openCounts,
} from "./reads.ts";
import { decideEnd, decideLeaving, isOver } from "./rules.ts";
import {
  closeDoors,
  insertLeaving,
  setArchive,
  setLeavingUntil,
  setLeft,
  settleLeaving,
} from "./writes.ts";

/** The firms with which the house has something agreed, once each. */
async function partnersOf(scope: TenantScope): Promise<string[]> {
  const partners: string[] = [];
  for (const { partners: of } of openThings()) partners.push(...((await of?.(scope)) ?? []));
  return [...new Set(partners)].sort();
}

/**
 * Declares that the firm leaves when its notice is over. Until then it begins nothing new, and what
 * is agreed is carried out. Throws `SESSION_NEEDED`, `PROOF_NEEDED`, `LEAVING_DECLARED`, `TEXT_TOO_LONG`.
 */
export async function declareLeaving(
  scope: TenantScope,
  sessionToken: string | null,
  reason: string | null,
): Promise<LeavingSeen> {
  const person = await provedPerson(scope, sessionToken);
  await once(scope, "leavingDeclare", async () => {
    const firm = await firmIdentity(scope);
    const partners = await partnersOf(scope);

    const declaration = decideLeaving(reason, person, scope.now);

    const id = await insertLeaving(scope, declaration, partners);
    if (id === null) throw new Refusal("LEAVING_DECLARED");
    await setLeavingUntil(scope, declaration.endsAt);
    const endsAt = declaration.endsAt.toISOString();
    scope.about(`leaving:${id}`, { act: "declare", endsAt });
    const body: LeavingDeclaredV1 = { firm, leavingId: id, endsAt, partners, by: { person } };
    await scope.emit({ type: "tenancy.leaving-declared.v1", body });
    return id;
  });
  return leavingSeen(scope);
}

/** Takes back that the firm leaves, while it has not left. Throws `LEAVING_NOT_DECLARED`. */
export async function withdrawLeaving(scope: TenantScope): Promise<LeavingSeen> {
  await once(scope, "leavingWithdraw", async () => {
    const leaving = await lockLeaving(scope);
    if (leaving === null) throw new Refusal("LEAVING_NOT_DECLARED");
    const { id, partners } = leaving;
    const firm = await firmIdentity(scope);

    await settleLeaving(scope, id, "withdrawn");
    await setLeavingUntil(scope, null);
    scope.about(`leaving:${id}`, { act: "withdraw" });
    const body: LeavingWithdrawnV1 = { firm, leavingId: id, partners, by: byOf(scope) };
    await scope.emit({ type: "tenancy.leaving-withdrawn.v1", body });
    return id;
  });
  return leavingSeen(scope);
}

/** What is due of a leaving now: its archive, its end, or nothing yet. */
type DueStep = ReturnType<typeof decideEnd>;

/** What comes next of a leaving; while its archive is made, nobody looks at what is open, for such a look is on record. */
async function stepOf(scope: TenantScope, leaving: Leaving): Promise<DueStep> {
  const step = decideEnd(await lastArchive(scope, leaving), scope.now);
  if (step === "wait") return "wait";
  return isOver(leaving.endsAt, await openCounts(scope), scope.now) ? step : "wait";
}

/** What comes next of the house's leaving, which nobody takes back meanwhile. */
export async function nextStep(scope: TenantScope): Promise<DueStep> {
  const leaving = await lockLeaving(scope);
  return leaving === null ? "wait" : stepOf(scope, leaving);
}

/** The house's leaving, locked, where this is due. Throws `LEAVING_NOT_DECLARED` where it is not, or no longer. */
async function dueLeaving(scope: TenantScope, due: DueStep): Promise<Leaving> {
  const leaving = await lockLeaving(scope);
  if (leaving === null || (await stepOf(scope, leaving)) !== due) {
    throw new Refusal("LEAVING_NOT_DECLARED");
  }
  return leaving;
}

/**
 * Asks, for the platform, for the archive that the firm takes with it. One that somebody has asked
 * for is waited for first: it may have begun before the notice was over. Throws
 * `LEAVING_NOT_DECLARED`, `EXPORT_UNDER_WAY`.
 */
export async function askLastArchive(scope: TenantScope): Promise<void> {
  const { id } = await dueLeaving(scope, "ask");
  const exportId = await insertExport(scope, null);
  if (exportId === null) throw new Refusal("EXPORT_UNDER_WAY");

  await setArchive(scope, id, exportId);
  scope.about(`export:${exportId}`, { act: "ask", leaving: id });
  const firm = await firmIdentity(scope);
  const body: ExportAskedV1 = { firm, exportId, by: { platform: true } };
  await scope.emit({ type: "tenancy.export-asked.v1", body });
}

/** Keeps the archive for those who may fetch it, and posts each the link by which he does. */
async function handOver(scope: TenantScope, key: LetterKey, exportId: string): Promise<void> {
  const until = leftExpiryOf(scope.now);
  const firm = (await firmsById(scope, [scope.house])).get(scope.house);
  if (firm === undefined) throw new Error(`firm ${scope.house} is not there`);
  const { nameZh: zh, nameEn: en } = firm;
  await keepExport(scope, exportId, until);
  for (const { personId, email } of await archiveReaders(scope)) {
    const code = await issueLink(scope, exportId, { personId, until });
    const letter = {
      kind: "firm-left",
      code,
      firm: { zh, en },
      until: until.toISOString(),
    } as const;
    await postLetter(scope, key, email, letter);
  }
}

/**
 * Ends a firm's membership: what it has open ends as if it had ended each itself, nobody comes in
 * any more, and its administrators are sent a link to its archive. Its house is kept. Throws
 * `LEAVING_NOT_DECLARED` where that is not, or no longer, due.
 */
export async function endLeaving(scope: TenantScope, key: LetterKey): Promise<void> {
  const { id, partners, exportId } = await dueLeaving(scope, "leave");
  if (exportId === null) throw new Error(`leaving ${id} has no archive`);
  const firm = await firmIdentity(scope);

  for (const { end } of openThings()) await end?.(scope);
  await closeDoors(scope);
  await handOver(scope, key, exportId);
  await setLeft(scope);
  await settleLeaving(scope, id, "left");
  scope.about(`leaving:${id}`, { act: "end", export: exportId });
  const body: FirmLeftV1 = { firm, leavingId: id, partners, by: byOf(scope) };
  await scope.emit({ type: "tenancy.firm-left.v1", body });
}
