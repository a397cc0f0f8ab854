import { sql } from "drizzle-orm";
import { textLists } from "../../../services/platform/database.ts";
import { firmIdentity } from "../../../services/platform/firms.ts";
import { newId } from "../../../services/platform/ids.ts";
import type { TenantScope } from "../../../services/platform/tenancy.ts";
import { recordsChanged } from "../events.ts";
import { sayChanged } from "../news.ts";
import { ownPrefixes, recordsByIds } from "../reads.ts";
import { foldedName } from "../rules.ts";
import type { RecordId } from "../schema.ts";
import { searchedText } from "../values.ts";
import { type NextRecord, putNames, updateRecord } from "../writes.ts";
import { type Decided, Deciding, type Holder, type Update } from "./deciding.ts";
import type { RowDraft } from "./row.ts";
import type { OfStanding } from "./schema.ts";

/** An event is told and read whole: more records than this make several. */
const recordsOfEvent = 100;

const list = (texts: readonly string[]) => textLists.serialize(texts);

/** Who has these names, or others that differ from them in case alone. */
async function holdersOf(
  { db, house }: TenantScope,
  drafts: readonly RowDraft[],
): Promise<readonly Holder[]> {
  const folded = new Set(drafts.flatMap(({ names }) => names.map(foldedName)));
  // An array and no list of values: however many there are, the statement is the same.
  return db.execute<{ recordId: RecordId; code: Holder["code"] }>(sql`
    select n.record_id as "recordId", n.code from registry_names n
    where n.tenant_id = ${house} and n.folded = any(${list([...folded])}::text[])`);
}

/** New records, as one statement each for them, for their names and for their texts. */
async function insertFresh(scope: TenantScope, records: readonly NextRecord[]): Promise<void> {
  if (records.length === 0) return;
  const { db, house, actor, now } = scope;
  const at = now.toISOString();
  await db.execute(sql`
    insert into registry_records (tenant_id, id, code, values, template_id, version, act, principal,
      registered_at, changed_at)
    select ${house}, g.id, g.code, g.given, nullif(g.template, '')::uuid, 1, 'registered',
      ${actor.principal}, ${at}::timestamptz, ${at}::timestamptz
    from unnest(${list(records.map(({ id }) => id))}::uuid[],
      ${list(records.map(({ code }) => code))}::text[],
      ${list(records.map(({ values }) => JSON.stringify(values)))}::jsonb[],
      ${list(records.map(({ templateId }) => templateId ?? ""))}::text[]) g (id, code, given, template)`);
  // In one order with whoever else registers, so that neither waits for the other for ever.
  const names = records
    .flatMap(({ id, names: each }) => each.map((code) => ({ id, code })))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  await db.execute(sql`
    insert into registry_names (tenant_id, code, folded, record_id)
    select ${house}, g.code, g.folded, g.id
    from unnest(${list(names.map(({ code }) => code))}::text[],
      ${list(names.map(({ code }) => foldedName(code)))}::text[],
      ${list(names.map(({ id }) => id))}::uuid[]) g (code, folded, id)`);
  await db.execute(sql`
    insert into registry_texts (tenant_id, code, text)
    select ${house}, g.code, g.text
    from unnest(${list(records.map(({ code }) => code))}::text[],
      ${list(records.map(({ names: each, values }) => searchedText(each, values)))}::text[])
      g (code, text)`);
}

/** Somebody took a name meanwhile: the rows are decided on anew. */
export class Overtaken extends Error {}

async function update(scope: TenantScope, updates: readonly Update[]): Promise<void> {
  const { actor, now } = scope;
  for (const { former, next } of updates) {
    if ((await putNames(scope, next.id, next.names)) !== undefined) {
      throw new Overtaken("a name was taken meanwhile");
    }
    // What a row before has made of it was made just now.
    await updateRecord(scope, { principal: actor.principal, changedAt: now, ...former }, next);
  }
}

async function write(scope: TenantScope, { fresh, updates }: Decided): Promise<void> {
  const made = new Set(fresh.map(({ id }) => id));
  // New things may have the names that others give up; what is changed of them comes after.
  const isOfNew = ({ next }: Update) => made.has(next.id);
  await update(
    scope,
    updates.filter((each) => !isOfNew(each)),
  );
  await insertFresh(scope, fresh);
  await update(scope, updates.filter(isOfNew));
}

async function tell(scope: TenantScope, records: readonly NextRecord[]): Promise<void> {
  if (records.length === 0) return;
  const firm = await firmIdentity(scope);
  const starts = Array.from(
    { length: Math.ceil(records.length / recordsOfEvent) },
    (_, at) => at * recordsOfEvent,
  );
  await scope.emitAll(
    starts.map((from) =>
      recordsChanged(firm, records.slice(from, from + recordsOfEvent), scope.actor),
    ),
  );
}

/**
 * Registers things within a transaction that is open for them, as if each were registered by itself
 * after the one before: the same rows, and events about as many. What they are is said once to every
 * resolver. Fails where a name is taken meanwhile: the act is then tried anew.
 */
export async function registerRows(
  scope: TenantScope,
  drafts: readonly RowDraft[],
  ofStanding: OfStanding,
): Promise<Decided> {
  const decided = await decideRows(scope, drafts, ofStanding);
  await write(scope, decided);
  const { records } = decided;
  await tell(scope, records);
  const former = decided.updates.flatMap(({ former: { names } }) => names);
  const names = [...records.flatMap((record) => record.names), ...former];
  if (names.length > 0) await sayChanged(scope, [...new Set(names)]);
  return decided;
}

/** What the same rows would come to, without writing anything. */
export async function decideRows(
  scope: TenantScope,
  drafts: readonly RowDraft[],
  ofStanding: OfStanding,
): Promise<Decided> {
  // The tables grow while an import runs: a plan made before would read them whole. Compiling one
  // takes longer than the statement.
  await scope.db.execute(sql`
    select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)`);
  const prefixes = await ownPrefixes(scope);
  const holders = await holdersOf(scope, drafts);
  const records = await recordsByIds(scope, [...new Set(holders.map(({ recordId }) => recordId))]);
  const standing = prefixes.filter(({ withdrawnAt }) => withdrawnAt === null);
  const making = { newId: () => newId<RecordId>(), ofStanding };
  return new Deciding(standing, holders, records, making).decide(drafts);
}
