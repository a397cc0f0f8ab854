import { and, eq, notInArray } from "drizzle-orm";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import type { Identity } from "../codes/index.ts";
import type { OwnRecord } from "./reads.ts";
import { foldedName } from "./rules.ts";
import {
  type RecordAct,
  type RecordId,
  registryFormer,
  registryNames,
  registryRecords,
  registryTemplates,
  registryTexts,
  type TemplateId,
} from "./schema.ts";
import { type KeptValue, searchedText, type TemplateEntry } from "./values.ts";

/** A record as an act leaves it. */
export interface NextRecord {
  readonly id: RecordId;
  readonly code: Identity;
  readonly names: readonly Identity[];
  readonly values: readonly KeptValue[];
  readonly templateId: TemplateId | null;
  readonly version: number;
  readonly act: RecordAct;
}

async function putText(
  { db, house }: TenantScope,
  { code, names, values }: NextRecord,
): Promise<void> {
  const { tenantId, code: named } = registryTexts;
  const text = searchedText(names, values);
  await db
    .insert(registryTexts)
    .values({ tenantId: house, code, text })
    .onConflictDoUpdate({ target: [tenantId, named], set: { text } });
}

export async function insertRecord(scope: TenantScope, next: NextRecord): Promise<void> {
  const { db, house, actor, now } = scope;
  const { id, code, values, templateId, version, act } = next;
  await db.insert(registryRecords).values({
    tenantId: house,
    id,
    code,
    values,
    templateId,
    version,
    act,
    principal: actor.principal,
    registeredAt: now,
    changedAt: now,
  });
  await putText(scope, next);
}

/** What is kept of a record when it is made another. */
type FormerRecord = Pick<
  OwnRecord,
  "version" | "names" | "values" | "act" | "principal" | "changedAt"
>;

/** Keeps what a record was, and makes it what it is now. */
export async function updateRecord(
  scope: TenantScope,
  former: FormerRecord,
  next: NextRecord,
): Promise<void> {
  const { db, house, actor, now } = scope;
  const { id, values, templateId, version, act } = next;
  await db.insert(registryFormer).values({
    tenantId: house,
    recordId: id,
    version: former.version,
    names: former.names,
    values: former.values,
    act: former.act,
    principal: former.principal,
    at: former.changedAt,
  });
  await db
    .update(registryRecords)
    .set({ values, templateId, version, act, principal: actor.principal, changedAt: now })
    .where(and(eq(registryRecords.tenantId, house), eq(registryRecords.id, id)));
  await putText(scope, next);
}

/**
 * Gives a record its names and takes from it those that it has no more; tells of a name that another
 * record has, and undefined where all are its own. Whoever asks for the same name waits here.
 */
export async function putNames(
  { db, house }: TenantScope,
  recordId: RecordId,
  names: readonly Identity[],
): Promise<Identity | undefined> {
  const own = and(eq(registryNames.tenantId, house), eq(registryNames.recordId, recordId));
  await db.delete(registryNames).where(and(own, notInArray(registryNames.code, [...names])));
  // Rows of two transactions are locked in one order, so that neither waits for the other for ever.
  const rows = names
    .toSorted()
    .map((code) => ({ tenantId: house, code, folded: foldedName(code), recordId }));
  await db.insert(registryNames).values(rows).onConflictDoNothing();
  const kept = await db.select({ code: registryNames.code }).from(registryNames).where(own);
  const has = new Set(kept.map(({ code }) => code));
  return names.find((name) => !has.has(name));
}

export async function putTemplate(
  { db, house, now }: TenantScope,
  id: TemplateId,
  kept: { readonly name: string; readonly entries: readonly TemplateEntry[] },
): Promise<void> {
  const row = { ...kept, savedAt: now };
  await db
    .insert(registryTemplates)
    .values({ tenantId: house, id, ...row })
    .onConflictDoUpdate({ target: [registryTemplates.tenantId, registryTemplates.id], set: row });
}
