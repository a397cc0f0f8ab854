import { Refusal } from "../../services/kernel/refusal.ts";
import { requiredWording } from "../../services/kernel/wording.ts";
import { firmIdentity } from "../../services/platform/firms.ts";
import { newId } from "../../services/platform/ids.ts";
import { once } from "../../services/platform/once.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted, assertStays } from "../../services/tenancy/index.ts";
import type { Identity } from "../codes/index.ts";
import { recordsChanged, templateSaved } from "./events.ts";
import { sayChanged } from "./news.ts";
import {
  holdRecord,
  type OwnRecord,
  ownPrefixesOver,
  recordById,
  type TemplateRow,
  templateById,
} from "./reads.ts";
import { checkChangeable, checkDelegated, checkFree, decideNames, nameIn } from "./rules.ts";
import type { RecordId, TemplateId } from "./schema.ts";
import { holdTemplate } from "./templates.ts";
import { decideEntries, decideValues, type TemplateEntry, type Value } from "./values.ts";
import { insertRecord, type NextRecord, putNames, putTemplate, updateRecord } from "./writes.ts";

/** What a firm says of a thing besides under which name it registers it. */
export interface RecordDraft {
  /** Other names of the same thing, as written. */
  readonly names: readonly string[];
  readonly values: readonly Value[];
  readonly templateId: TemplateId | null;
}

/** The record after an act on it. */
async function recordOr(scope: TenantScope, id: string): Promise<OwnRecord> {
  const record = await recordById(scope, id as RecordId);
  if (record === null) throw new Refusal("RECORD_NOT_FOUND", {}, "id");
  return record;
}

async function checkTemplate(scope: TenantScope, id: TemplateId | null): Promise<void> {
  if (id !== null && !(await holdTemplate(scope, id, "share"))) {
    throw new Refusal("TEMPLATE_NOT_FOUND", {}, "template");
  }
}

/** Writes what a record is now, tells of it in the ledger, and to every resolver at commit. */
async function put(
  scope: TenantScope,
  former: OwnRecord | null,
  next: NextRecord,
): Promise<RecordId> {
  const taken = await putNames(scope, next.id, next.names);
  if (taken !== undefined) {
    throw new Refusal("IDENTIFIER_TAKEN", { code: taken }, taken === next.code ? "code" : "names");
  }
  if (former === null) await insertRecord(scope, next);
  else await updateRecord(scope, former, next);
  await scope.emit(recordsChanged(await firmIdentity(scope), [next], scope.actor));
  await sayChanged(scope, [...new Set([...next.names, ...(former?.names ?? [])])]);
  scope.about(`identifier:${next.code}`, { act: next.act, version: next.version });
  return next.id;
}

/** Two who register the same name take turns: the second finds the first's record. */
async function holdName(scope: TenantScope, code: Identity): Promise<OwnRecord | null> {
  const record = await holdRecord(scope, { name: code });
  if (record !== null && record.code !== code) {
    throw new Refusal("IDENTIFIER_TAKEN", { code }, "code");
  }
  return record;
}

/**
 * Registers a thing within a transaction that is already open for it; gives its record's id. A name
 * that was deleted is taken up again. Throws `PREFIX_NOT_DELEGATED`, `IDENTIFIER_TAKEN`,
 * `TEMPLATE_NOT_FOUND` and what names and values throw.
 */
export async function register(
  scope: TenantScope,
  code: Identity,
  draft: RecordDraft,
): Promise<RecordId> {
  const others = draft.names.map((name) => nameIn(name, "names"));
  const names = decideNames(code, others);
  const prefixes = await ownPrefixesOver(scope, names);
  checkDelegated([code], prefixes, "code");
  checkDelegated(names, prefixes, "names");
  await checkTemplate(scope, draft.templateId);
  const former = await holdName(scope, code);
  checkFree(former, code);

  return put(scope, former, {
    id: former?.id ?? newId<RecordId>(),
    code,
    names,
    values: decideValues(draft.values, [], scope.now),
    templateId: draft.templateId,
    version: (former?.version ?? 0) + 1,
    act: "registered",
  });
}

/**
 * Registers a thing under a name of one of the firm's prefixes. Throws what `register` throws,
 * `RULES_NOT_ACCEPTED`, `FIRM_LEAVING`.
 */
export async function registerIdentifier(
  scope: TenantScope,
  code: string,
  draft: RecordDraft,
): Promise<OwnRecord> {
  const { id } = await once(scope, "identifierRegister", async () => {
    await assertStays(scope);
    await assertRulesAccepted(scope);
    return register(scope, nameIn(code, "code"), draft);
  });
  return recordOr(scope, id);
}

/** Which record is changed, and as which version it was seen; null: whatever it is. */
export interface RecordSeen {
  readonly id: RecordId;
  readonly version: number | null;
}

/**
 * Makes of a record what `draft` makes of it as it stands; gives its id. Throws
 * `RECORD_NOT_FOUND`, `IDENTIFIER_DELETED`, `IDENTIFIER_CHANGED` and what `register` throws.
 */
export async function change(
  scope: TenantScope,
  { id, version }: RecordSeen,
  draftOf: (record: OwnRecord) => RecordDraft,
): Promise<RecordId> {
  const record = await holdRecord(scope, { id });
  if (record === null) throw new Refusal("RECORD_NOT_FOUND", {}, "id");
  checkChangeable(record, version);
  const draft = draftOf(record);
  const others = draft.names.map((name) => nameIn(name, "names"));
  const names = decideNames(record.code, others);
  const added = names.filter((name) => !record.names.includes(name));
  checkDelegated(added, await ownPrefixesOver(scope, added), "names");
  await checkTemplate(scope, draft.templateId);

  return put(scope, record, {
    id,
    code: record.code,
    names,
    values: decideValues(draft.values, record.values, scope.now),
    templateId: draft.templateId,
    version: record.version + 1,
    act: "changed",
  });
}

/** Says anew what a thing is: its other names, its values, its template. Throws as `change`. */
export async function changeIdentifier(
  scope: TenantScope,
  seen: RecordSeen,
  draftOf: (record: OwnRecord) => RecordDraft,
): Promise<OwnRecord> {
  const { id } = await once(scope, "identifierChange", () => change(scope, seen, draftOf));
  return recordOr(scope, id);
}

/** Takes a record's values away for good, within an open transaction; its names stay its own. */
export async function remove(scope: TenantScope, id: RecordId): Promise<RecordId> {
  const record = await holdRecord(scope, { id });
  if (record === null) throw new Refusal("RECORD_NOT_FOUND", {}, "id");
  checkChangeable(record, null);

  const { code, names, templateId, version } = record;
  return put(scope, record, {
    id,
    code,
    names,
    values: [],
    templateId,
    version: version + 1,
    act: "deleted",
  });
}

/** Deletes an identifier. Throws `RECORD_NOT_FOUND`, `IDENTIFIER_DELETED`. */
export async function deleteIdentifier(scope: TenantScope, id: RecordId): Promise<OwnRecord> {
  const done = await once(scope, "identifierDelete", () => remove(scope, id));
  return recordOr(scope, done.id);
}

/** What a template is to say. */
export interface TemplateDraft {
  readonly name: string;
  readonly entries: readonly TemplateEntry[];
}

const longestTemplateName = 100;

/**
 * Keeps a template, a new one where `id` is null; a change holds at once for all that have it. Throws
 * `TEMPLATE_NOT_FOUND`, `TEMPLATE_ENTRIES`, `TEXT_LENGTH`.
 */
export async function saveTemplate(
  scope: TenantScope,
  id: TemplateId | null,
  draft: TemplateDraft,
): Promise<TemplateRow> {
  const saved = await once(scope, "identifierTemplateSave", async () => {
    const name = requiredWording(draft.name, longestTemplateName, "name");
    const entries = decideEntries(draft.entries);
    await checkTemplate(scope, id);

    const templateId = id ?? newId<TemplateId>();
    await putTemplate(scope, templateId, { name, entries });
    await scope.emit(templateSaved(await firmIdentity(scope), templateId, entries, scope.actor));
    // It may hold for any number of records, and a new one for none.
    if (id !== null) await sayChanged(scope, []);
    scope.about(`identifier-template:${templateId}`, { act: id === null ? "add" : "change" });
    return templateId;
  });
  const template = await templateById(scope, saved.id as TemplateId);
  if (template === null) throw new Error(`template ${saved.id} is not there after it was saved`);
  return template;
}
