import { Refusal } from "../kernel/refusal.ts";
import { newId } from "../platform/ids.ts";
import { once } from "../platform/once.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { vocabularyIn } from "./processes/reads.ts";
import { holdReference, resourceById, siteById } from "./reads.ts";
import type { ResourceRow } from "./rows.ts";
import {
  checkInUse,
  checkRetired,
  type DescribedResource,
  describeResource,
  describeSite,
  type ResourceDraft,
  type SiteDraft,
} from "./rules.ts";
import type { ResourceId, SiteId } from "./schema.ts";
import { insertResource, insertSites, putResource, putSite, setRetired } from "./writes.ts";

/** Adds a place to the firm; gives its id, the same one under the same idempotency key. */
export async function addSite(scope: TenantScope, draft: SiteDraft): Promise<SiteId> {
  const { id } = await once(scope, "siteAdd", async () => {
    const site = describeSite(draft);

    const siteId = newId<SiteId>();
    await insertSites(scope, [{ id: siteId, site }]);
    return siteId;
  });
  scope.about(`site:${id}`);
  return id as SiteId;
}

/** Describes a place of the firm anew; offers that were published before keep what they said. */
export async function changeSite(
  scope: TenantScope,
  id: SiteId,
  draft: SiteDraft,
): Promise<SiteId> {
  await once(scope, "siteChange", async () => {
    await siteOr(scope, id, "site");

    const site = describeSite(draft);

    await putSite(scope, id, site);
    return id;
  });
  scope.about(`site:${id}`, { act: "change" });
  return id;
}

async function siteOr(scope: TenantScope, id: SiteId, field: string): Promise<void> {
  const site = await siteById(scope, id);
  if (site === null) throw new Refusal("SITE_NOT_FOUND", {}, field);
}

async function resourceOr(scope: TenantScope, id: ResourceId, field: string): Promise<ResourceRow> {
  const resource = await resourceById(scope, id);
  if (resource === null) throw new Refusal("RESOURCE_NOT_FOUND", {}, field);
  return resource;
}

/** Refuses a number of the firm's own that another of its resources has. */
async function checkReference(
  scope: TenantScope,
  { reference }: DescribedResource,
  own: ResourceId | null,
): Promise<void> {
  if (reference === null) return;
  const holder = await holdReference(scope, reference);
  if (holder !== null && holder !== own) {
    throw new Refusal("REFERENCE_TAKEN", { reference }, "reference");
  }
}

/** Adds a resource to one of the firm's own sites; another firm's is as unknown as none. */
export async function addResource(scope: TenantScope, draft: ResourceDraft): Promise<ResourceId> {
  const { id } = await once(scope, "resourceAdd", async () => {
    await siteOr(scope, draft.siteId, "site");
    const vocabulary = await vocabularyIn(scope);

    const resource = describeResource(draft, vocabulary, null, scope.now);
    await checkReference(scope, resource, null);

    const resourceId = newId<ResourceId>();
    await insertResource(scope, { id: resourceId, siteId: draft.siteId }, resource);
    return resourceId;
  });
  scope.about(`resource:${id}`);
  return id as ResourceId;
}

/** Describes a resource anew; offers that were published before keep what they said. */
export async function changeResource(
  scope: TenantScope,
  id: ResourceId,
  draft: ResourceDraft,
): Promise<ResourceId> {
  await once(scope, "resourceChange", async () => {
    const before = await resourceOr(scope, id, "resource");
    await siteOr(scope, draft.siteId, "site");
    const vocabulary = await vocabularyIn(scope);

    const resource = describeResource(draft, vocabulary, before, scope.now);
    await checkReference(scope, resource, id);

    await putResource(scope, { id, siteId: draft.siteId }, resource);
    return id;
  });
  scope.about(`resource:${id}`, { act: "change" });
  return id;
}

/** Takes a resource out of use: it is no more to be chosen or offered. Offers and bookings stand. */
export async function retireResource(scope: TenantScope, id: ResourceId): Promise<ResourceId> {
  await once(scope, "resourceRetire", async () => {
    const resource = await resourceOr(scope, id, "id");

    checkInUse(resource, "id");

    await setRetired(scope, id, scope.now);
    return id;
  });
  scope.about(`resource:${id}`, { act: "retire" });
  return id;
}

/** Takes a retired resource into use again. */
export async function restoreResource(scope: TenantScope, id: ResourceId): Promise<ResourceId> {
  await once(scope, "resourceRestore", async () => {
    const resource = await resourceOr(scope, id, "id");

    checkRetired(resource, "id");

    await setRetired(scope, id, null);
    return id;
  });
  scope.about(`resource:${id}`, { act: "restore" });
  return id;
}
