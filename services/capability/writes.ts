import { newId } from "../platform/ids.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import type { DescribedResource, SiteDraft } from "./rules.ts";
import {
  certificates,
  type ResourceId,
  type ResourceKind,
  resources,
  type SiteId,
  sites,
} from "./schema.ts";

export async function insertSite(
  scope: TenantScope,
  id: SiteId,
  site: Required<SiteDraft>,
): Promise<void> {
  const { name, city, gln, latitude, longitude, timeZone } = site;
  await scope.db.insert(sites).values({
    tenantId: scope.house,
    id,
    nameZh: name.zh,
    nameEn: name.en,
    cityZh: city.zh,
    cityEn: city.en,
    gln,
    latitude,
    longitude,
    timeZone,
    addedAt: scope.now,
  });
}

/** Where a resource stands and of which kind it is. */
export interface Placed {
  readonly id: ResourceId;
  readonly siteId: SiteId;
  readonly kind: ResourceKind;
}

export async function insertResource(
  scope: TenantScope,
  { id, siteId, kind }: Placed,
  resource: DescribedResource,
): Promise<void> {
  const { name, processes, materials, envelopeNm, toleranceNm } = resource;
  await scope.db.insert(resources).values({
    tenantId: scope.house,
    id,
    siteId,
    kind,
    nameZh: name.zh,
    nameEn: name.en,
    processes: [...processes],
    materials: [...materials],
    envelopeXNm: envelopeNm.x,
    envelopeYNm: envelopeNm.y,
    envelopeZNm: envelopeNm.z,
    toleranceNm,
    addedAt: scope.now,
  });
  if (resource.certificates.length === 0) return;
  await scope.db.insert(certificates).values(
    resource.certificates.map((certificate) => ({
      tenantId: scope.house,
      resourceId: id,
      id: newId(),
      ...certificate,
    })),
  );
}
