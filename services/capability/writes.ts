import { and, eq, sql } from "drizzle-orm";
import type { JsonObject } from "../../contracts/events/index.ts";
import { newId } from "../platform/ids.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import type { DescribedResource, SiteDraft } from "./rules.ts";
import {
  capabilityDocuments,
  certificates,
  type ResourceId,
  resourceMachines,
  resources,
  type SiteId,
  sites,
} from "./schema.ts";

function siteColumns({ name, city, ...site }: Required<SiteDraft>) {
  const { gln, latitude, longitude, timeZone } = site;
  const words = { nameZh: name.zh, nameEn: name.en, cityZh: city.zh, cityEn: city.en };
  return { ...words, gln, latitude, longitude, timeZone };
}

/** Some hundreds at the most. */
export async function insertSites(
  { db, house, now }: TenantScope,
  added: readonly { readonly id: SiteId; readonly site: Required<SiteDraft> }[],
): Promise<void> {
  if (added.length === 0) return;
  await db
    .insert(sites)
    .values(
      added.map(({ id, site }) => ({ tenantId: house, id, ...siteColumns(site), addedAt: now })),
    );
}

export async function putSite(
  scope: TenantScope,
  id: SiteId,
  site: Required<SiteDraft>,
): Promise<void> {
  await scope.db
    .update(sites)
    .set(siteColumns(site))
    .where(and(eq(sites.tenantId, scope.house), eq(sites.id, id)));
}

/** Which resource, and where it stands. */
export interface Placed {
  readonly id: ResourceId;
  readonly siteId: SiteId;
}

/** What of a described resource stands in its own row. */
export function describedColumns({ name, envelopeNm, ...resource }: DescribedResource) {
  const { certificates: _apart, processes, materials, ...rest } = resource;
  return {
    ...rest,
    nameZh: name.zh,
    nameEn: name.en,
    processes: [...processes],
    materials: [...materials],
    envelopeXNm: envelopeNm.x,
    envelopeYNm: envelopeNm.y,
    envelopeZNm: envelopeNm.z,
  };
}

async function insertCertificates(
  scope: TenantScope,
  resourceId: ResourceId,
  held: DescribedResource["certificates"],
): Promise<void> {
  if (held.length === 0) return;
  const row = { tenantId: scope.house, resourceId };
  await scope.db
    .insert(certificates)
    .values(held.map((certificate) => ({ ...row, id: newId(), ...certificate })));
}

export async function insertResource(
  scope: TenantScope,
  { id, siteId }: Placed,
  resource: DescribedResource,
): Promise<void> {
  const placed = { tenantId: scope.house, id, siteId, addedAt: scope.now };
  await scope.db.insert(resources).values({ ...placed, ...describedColumns(resource) });
  await insertCertificates(scope, id, resource.certificates);
}

const certificatesAtOnce = 2_000;

/** Many resources in few statements; at most some hundreds at a time. */
export async function insertResources(
  { db, house, now }: TenantScope,
  added: readonly { readonly placed: Placed; readonly described: DescribedResource }[],
): Promise<void> {
  if (added.length === 0) return;
  await db.insert(resources).values(
    added.map(({ placed, described }) => {
      const kept = { tenantId: house, ...placed, addedAt: now };
      return { ...kept, ...describedColumns(described) };
    }),
  );
  const held = added.flatMap(({ placed: { id: resourceId }, described }) =>
    described.certificates.map((each) => ({ tenantId: house, resourceId, id: newId(), ...each })),
  );
  for (let at = 0; at < held.length; at += certificatesAtOnce) {
    await db.insert(certificates).values(held.slice(at, at + certificatesAtOnce));
  }
}

export async function putResource(
  scope: TenantScope,
  { id, siteId }: Placed,
  resource: DescribedResource,
): Promise<void> {
  const { house, now, db } = scope;
  await db
    .update(resources)
    .set({ siteId, ...describedColumns(resource), changedAt: now })
    .where(and(eq(resources.tenantId, house), eq(resources.id, id)));
  await db
    .delete(certificates)
    .where(and(eq(certificates.tenantId, house), eq(certificates.resourceId, id)));
  await insertCertificates(scope, id, resource.certificates);
}

/** When a resource was retired; null for one that is in use. */
export async function setRetired(
  { db, house }: TenantScope,
  id: ResourceId,
  retiredAt: Date | null,
): Promise<void> {
  await db
    .update(resources)
    .set({ retiredAt })
    .where(and(eq(resources.tenantId, house), eq(resources.id, id)));
}

/** The firm's capability document in the place of the former. */
export async function putCapabilityDocument(
  { db, house, now }: TenantScope,
  document: JsonObject,
): Promise<void> {
  const kept = { document, takenAt: now };
  await db
    .insert(capabilityDocuments)
    .values({ tenantId: house, ...kept })
    .onConflictDoUpdate({ target: capabilityDocuments.tenantId, set: kept });
}

/** What a document says of machines that became resources; some hundreds at the most. */
export async function putResourceMachines(
  { db, house }: TenantScope,
  machines: readonly {
    readonly resourceId: ResourceId;
    readonly machine: JsonObject;
    readonly asRead: string;
  }[],
): Promise<void> {
  if (machines.length === 0) return;
  await db
    .insert(resourceMachines)
    .values(machines.map((each) => ({ tenantId: house, ...each })))
    .onConflictDoUpdate({
      target: [resourceMachines.tenantId, resourceMachines.resourceId],
      set: { machine: sql`excluded.machine`, asRead: sql`excluded.as_read` },
    });
}
