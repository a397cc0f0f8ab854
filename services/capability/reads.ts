import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { TenantId } from "../kernel/brand.ts";
import type { Value } from "../platform/connections.ts";
import type { Question, TenantScope } from "../platform/tenancy.ts";
import {
  type ResourceParts,
  type ResourceRow,
  resourceColumns,
  type SiteRow,
  siteColumns,
  siteJoin,
  wholeResource,
} from "./rows.ts";
import { certificates, type ResourceId, resources, type SiteId, sites } from "./schema.ts";
import {
  everyResource,
  resourceConditions,
  siteConditions,
  type WantedResources,
} from "./wanted.ts";

/** So many of a firm's places are listed at once; others are found by what they are called. */
const mostSites = 500;

/** One of the firm's own sites; null when it has none such. */
export async function siteById(scope: TenantScope, id: SiteId): Promise<SiteRow | null> {
  const [row] = await scope.db
    .select()
    .from(sites)
    .where(and(eq(sites.tenantId, scope.house), eq(sites.id, id)));
  return row === undefined ? null : siteOfTable(row);
}

function siteOfTable(row: typeof sites.$inferSelect): SiteRow {
  const { nameZh, nameEn, cityZh, cityEn, addedAt: _addedAt, searchText: _text, ...rest } = row;
  return { ...rest, name: { zh: nameZh, en: nameEn }, city: { zh: cityZh, en: cityEn } };
}

/** One of the firm's own resources with its site and certificates; null when it has none such. */
export async function resourceById(
  scope: TenantScope,
  id: ResourceId,
): Promise<ResourceRow | null> {
  const [row] = await scope.db
    .select({ resource: resources, site: sites })
    .from(resources)
    .innerJoin(sites, and(eq(sites.tenantId, resources.tenantId), eq(sites.id, resources.siteId)))
    .where(and(eq(resources.tenantId, scope.house), eq(resources.id, id)));
  if (row === undefined) return null;
  const held = await scope.db
    .select()
    .from(certificates)
    .where(and(eq(certificates.tenantId, scope.house), eq(certificates.resourceId, id)))
    .orderBy(asc(certificates.validUntil), asc(certificates.id));
  return resourceOfTable(row, held);
}

interface ResourceInTables {
  readonly resource: typeof resources.$inferSelect;
  readonly site: typeof sites.$inferSelect;
}

function resourceOfTable(
  { resource, site }: ResourceInTables,
  held: readonly (typeof certificates.$inferSelect)[],
): ResourceRow {
  return {
    tenantId: resource.tenantId,
    id: resource.id,
    name: { zh: resource.nameZh, en: resource.nameEn },
    kind: resource.kind,
    reference: resource.reference,
    processes: resource.processes,
    materials: resource.materials,
    envelopeNm: { x: resource.envelopeXNm, y: resource.envelopeYNm, z: resource.envelopeZNm },
    toleranceNm: resource.toleranceNm,
    batchLeast: resource.batchLeast,
    batchMost: resource.batchMost,
    retiredAt: resource.retiredAt,
    site: siteOfTable(site),
    certificates: held.map(({ standard, number, issuer, scope, validFrom, validUntil }) => ({
      standard,
      number,
      issuer,
      scope,
      validFrom,
      validUntil,
    })),
  };
}

/** Those of the firm's resources that have one of these references or ids. */
export async function resourcesNamed(
  { db, house }: TenantScope,
  references: readonly string[],
  ids: readonly string[],
): Promise<readonly ResourceRow[]> {
  const named = or(
    inArray(resources.reference, [...references]),
    inArray(resources.id, [...ids] as ResourceId[]),
  );
  const rows = await db
    .select({ resource: resources, site: sites })
    .from(resources)
    .innerJoin(sites, and(eq(sites.tenantId, resources.tenantId), eq(sites.id, resources.siteId)))
    .where(and(eq(resources.tenantId, house), named));
  if (rows.length === 0) return [];
  const found = rows.map(({ resource }) => resource.id);
  const held = await db
    .select()
    .from(certificates)
    .where(and(eq(certificates.tenantId, house), inArray(certificates.resourceId, found)))
    .orderBy(asc(certificates.validUntil), asc(certificates.id));
  const heldBy = new Map<string, (typeof held)[number][]>();
  for (const each of held)
    heldBy.set(each.resourceId, [...(heldBy.get(each.resourceId) ?? []), each]);
  return rows.map((row) => resourceOfTable(row, heldBy.get(row.resource.id) ?? []));
}

/** All places of the firm. */
export async function allSites({ db, house }: TenantScope): Promise<SiteRow[]> {
  const rows = await db.select().from(sites).where(eq(sites.tenantId, house)).orderBy(sites.id);
  return rows.map(siteOfTable);
}

/** Until the transaction ends nobody else gives a resource of the firm a reference. */
export async function lockReferences({ db, house }: TenantScope): Promise<void> {
  const turn = `references ${house}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
}

/** The resource that has a reference, which nobody else takes meanwhile; null when none has. */
export async function holdReference(
  scope: TenantScope,
  reference: string,
): Promise<ResourceId | null> {
  await lockReferences(scope);
  const [row] = await scope.db
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.tenantId, scope.house), eq(resources.reference, reference)));
  return row?.id ?? null;
}

/** The first of the firm's sites, in the order in which they were added, that these words name. */
export function sitesQuestion(house: TenantId, words: readonly string[]): Question {
  return sitesPageQuestion(house, { limit: mostSites, after: null }, words);
}

/** A page of the firm's sites after an id, in the same order. */
export function sitesPageQuestion(
  house: TenantId,
  { limit, after }: ResourcePage,
  words: readonly string[] = [],
): Question {
  const values: Value[] = [house, limit];
  const given = (value: Value) => `$${values.push(value)}`;
  const rest = after === null ? "" : `and s.id > ${given(after)}`;
  const narrowed = siteConditions(words, given);
  return {
    text: `select ${siteColumns} from sites s
      where s.tenant_id = $1 ${narrowed} ${rest} order by s.id limit $2`,
    values,
  };
}

export function siteQuestion(house: TenantId, id: string): Question {
  return {
    text: `select ${siteColumns} from sites s where s.tenant_id = $1 and s.id = $2`,
    values: [house, id],
  };
}

const selectResources = (parts: ResourceParts) =>
  `select ${resourceColumns(parts)} from resources r ${siteJoin(parts)} where r.tenant_id = $1`;

export interface ResourcePage {
  readonly limit: number;
  readonly after: string | null;
}

/** A page of the firm's resources after an id, in the order in which they were added. */
export function resourcesQuestion(
  house: TenantId,
  { limit, after }: ResourcePage,
  parts: ResourceParts,
  wanted: WantedResources = everyResource,
): Question {
  const values: Value[] = [house, limit];
  const given = (value: Value) => `$${values.push(value)}`;
  const rest = after === null ? "" : `and r.id > ${given(after)}`;
  const narrowed = resourceConditions(wanted, given);
  return {
    text: `${selectResources(parts)} ${narrowed} ${rest} order by r.id limit $2`,
    values,
  };
}

export function resourceQuestion(house: TenantId, id: string): Question {
  return { text: `${selectResources(wholeResource)} and r.id = $2`, values: [house, id] };
}

/** The firm's capability document as it came in last. */
export function capabilityDocumentQuestion(house: TenantId): Question {
  return {
    text: "select document from capability_documents where tenant_id = $1",
    values: [house],
  };
}

/** What a document said of machines that became these resources. */
export function resourceMachinesQuestion(house: TenantId, ids: readonly string[]): Question {
  return {
    text: `select resource_id, machine, as_read from resource_machines
      where tenant_id = $1 and resource_id = any($2::uuid[])`,
    values: [house, ids],
  };
}

/** These of the firm's resources, in no order. */
export function resourcesOfQuestion(house: TenantId, ids: readonly string[]): Question {
  return {
    text: `${selectResources(wholeResource)} and r.id = any($2::uuid[])`,
    values: [house, ids],
  };
}
