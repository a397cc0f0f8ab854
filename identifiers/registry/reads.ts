import { and, asc, count, desc, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import { textLists } from "../../services/platform/database.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import { alikeIn, type Identity, readUnder } from "../codes/index.ts";
import { type Prefix, prefixesOver } from "./prefixes.ts";
import {
  identifierPrefixes,
  type RecordId,
  registryFormer,
  registryNames,
  registryRecords,
  registryTemplates,
  registryTexts,
  type TemplateId,
} from "./schema.ts";

export type RecordRow = typeof registryRecords.$inferSelect;
export type FormerRow = typeof registryFormer.$inferSelect;
export type PrefixRow = typeof identifierPrefixes.$inferSelect;
export type TemplateRow = typeof registryTemplates.$inferSelect;

/** A record of the firm's own with all its names, that of its registration first. */
export interface OwnRecord extends RecordRow {
  readonly names: readonly Identity[];
}

/** Those of the firm's own prefixes under which one of these names could stand. */
export async function ownPrefixesOver(
  { db, house }: TenantScope,
  names: readonly Identity[],
): Promise<Prefix[]> {
  const candidates = names.flatMap(prefixesOver).map(({ scheme, prefix }) => `${scheme}:${prefix}`);
  if (candidates.length === 0) return [];
  const { scheme, prefix, tenantId, withdrawnAt } = identifierPrefixes;
  return db
    .select({ scheme, prefix })
    .from(identifierPrefixes)
    .where(
      and(
        eq(tenantId, house),
        isNull(withdrawnAt),
        inArray(sql`${scheme} || ':' || ${prefix}`, [...new Set(candidates)]),
      ),
    );
}

/** The firm's prefixes, also those that were withdrawn. */
export async function ownPrefixes({ db, house }: TenantScope): Promise<PrefixRow[]> {
  return db
    .select()
    .from(identifierPrefixes)
    .where(eq(identifierPrefixes.tenantId, house))
    .orderBy(asc(identifierPrefixes.scheme), asc(identifierPrefixes.prefix));
}

// Drizzle names no table in a question of one, and within the brackets that would be the other one.
const names = sql<
  readonly Identity[]
>`(select json_agg(n.code order by n.code <> registry_records.code,
  n.code) from registry_names n where n.tenant_id = registry_records.tenant_id
  and n.record_id = registry_records.id)`;

const columns = {
  tenantId: registryRecords.tenantId,
  id: registryRecords.id,
  code: registryRecords.code,
  values: registryRecords.values,
  templateId: registryRecords.templateId,
  version: registryRecords.version,
  act: registryRecords.act,
  principal: registryRecords.principal,
  registeredAt: registryRecords.registeredAt,
  changedAt: registryRecords.changedAt,
  names,
};

export async function recordById(
  { db, house }: TenantScope,
  id: RecordId,
): Promise<OwnRecord | null> {
  const [row] = await db
    .select(columns)
    .from(registryRecords)
    .where(and(eq(registryRecords.tenantId, house), eq(registryRecords.id, id)));
  return row ?? null;
}

/** Those of the firm's own records, with all their names. */
export async function recordsByIds(
  { db, house }: TenantScope,
  ids: readonly RecordId[],
): Promise<OwnRecord[]> {
  if (ids.length === 0) return [];
  // No sub-select: before a grown table is analysed, each of its rows would be compared with each.
  const isGiven = sql`${registryRecords.id} = any(${textLists.serialize([...ids])}::text[]::uuid[])`;
  return db
    .select(columns)
    .from(registryRecords)
    .where(and(eq(registryRecords.tenantId, house), isGiven));
}

/** The firm's record that has this name; null where there is none. */
export async function recordByName(scope: TenantScope, name: Identity): Promise<OwnRecord | null> {
  const id = await idOfName(scope, name);
  return id === null ? null : recordById(scope, id);
}

/** The record that has this name, locked until the act on it ends; null where there is none. */
export async function holdRecord(
  scope: TenantScope,
  by: { readonly id: RecordId } | { readonly name: Identity },
): Promise<OwnRecord | null> {
  const { db, house } = scope;
  const id = "id" in by ? by.id : await idOfName(scope, by.name);
  if (id === null) return null;
  const rows = await db
    .select({ id: registryRecords.id })
    .from(registryRecords)
    .where(and(eq(registryRecords.tenantId, house), eq(registryRecords.id, id)))
    .for("update");
  // Read again once it is locked: another act may have ended meanwhile.
  return rows.length === 0 ? null : recordById(scope, id);
}

async function idOfName({ db, house }: TenantScope, name: Identity): Promise<RecordId | null> {
  const [row] = await db
    .select({ id: registryNames.recordId })
    .from(registryNames)
    .where(and(eq(registryNames.tenantId, house), eq(registryNames.code, name)));
  return row?.id ?? null;
}

/** After every name that begins with the same text: names are ASCII. */
const last = "\u007f";

/** A page of the names of things that stand, of those that begin so, and how many there are. */
export async function namesUnder(
  { db, house }: TenantScope,
  under: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly names: readonly Identity[] }> {
  const { tenantId, code, recordId } = registryNames;
  const isOfRecord = and(eq(registryRecords.tenantId, tenantId), eq(registryRecords.id, recordId));
  const isUnder = sql`${code} >= ${under} and ${code} < ${under + last}`;
  const stands = and(eq(tenantId, house), isUnder, ne(registryRecords.act, "deleted"));
  const [counted] = await db
    .select({ total: count() })
    .from(registryNames)
    .innerJoin(registryRecords, isOfRecord)
    .where(stands);
  const rows = await db
    .select({ code })
    .from(registryNames)
    .innerJoin(registryRecords, isOfRecord)
    .where(stands)
    .orderBy(asc(code))
    .limit(size)
    .offset(page * size);
  return { total: counted?.total ?? 0, names: rows.map((row) => row.code) };
}

/** What is looked for in a list: names that begin so, and a text anywhere in names and values. */
export interface RecordSearch {
  readonly under: string | null;
  readonly text: string | null;
}

/** What a text is looked for as: as it is typed, and as the name of the code that it is or a scanner sends. */
function needlesIn(text: string): readonly string[] {
  const { reading } = readUnder(text, []);
  const names = reading.ok ? [alikeIn(reading.identity)] : [];
  return [...new Set([text, ...names].map((each) => each.toLowerCase()))];
}

/** A page of the firm's records by name, and one more if there is a next page. */
export async function recordPage(
  { db, house }: TenantScope,
  { under, text }: RecordSearch,
  after: string | null,
  first: number,
): Promise<OwnRecord[]> {
  const range = ({ tenantId, code }: typeof registryRecords | typeof registryTexts) =>
    and(
      eq(tenantId, house),
      after === null ? undefined : sql`${code} > ${after}`,
      under === null ? undefined : sql`${code} >= ${under} and ${code} < ${under + last}`,
    );
  const { code } = registryRecords;
  const rows = db.select(columns).from(registryRecords);
  if (text === null || text === "") {
    return rows
      .where(range(registryRecords))
      .orderBy(asc(code))
      .limit(first + 1);
  }
  const hits = needlesIn(text).map((each) => sql`position(${each} in ${registryTexts.text}) > 0`);
  const found = db
    .select({ code: registryTexts.code })
    .from(registryTexts)
    .where(and(range(registryTexts), or(...hits)))
    .orderBy(asc(registryTexts.code))
    .limit(first + 1);
  return rows
    .where(and(eq(registryRecords.tenantId, house), inArray(code, found)))
    .orderBy(asc(code));
}

/** A page of what a record was before, the latest first, and one more if there is a next page. */
export async function formerPage(
  { db, house }: TenantScope,
  id: RecordId,
  before: number | null,
  first: number,
): Promise<FormerRow[]> {
  const { tenantId, recordId, version } = registryFormer;
  return db
    .select()
    .from(registryFormer)
    .where(
      and(eq(tenantId, house), eq(recordId, id), before === null ? undefined : lt(version, before)),
    )
    .orderBy(desc(version))
    .limit(first + 1);
}

export async function templatesOf({ db, house }: TenantScope): Promise<TemplateRow[]> {
  return db
    .select()
    .from(registryTemplates)
    .where(eq(registryTemplates.tenantId, house))
    .orderBy(asc(registryTemplates.name), asc(registryTemplates.id));
}

export async function templateById(
  { db, house }: TenantScope,
  id: TemplateId,
): Promise<TemplateRow | null> {
  const [row] = await db
    .select()
    .from(registryTemplates)
    .where(and(eq(registryTemplates.tenantId, house), eq(registryTemplates.id, id)));
  return row ?? null;
}
