import { Refusal } from "../kernel/refusal.ts";
import { newId } from "../platform/ids.ts";
import { once } from "../platform/once.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { siteById } from "./reads.ts";
import { describeResource, describeSite, type ResourceDraft, type SiteDraft } from "./rules.ts";
import type { ResourceId, SiteId } from "./schema.ts";
import { insertResource, insertSite } from "./writes.ts";

/** Adds a place to the firm; gives its id, the same one under the same idempotency key. */
export async function addSite(scope: TenantScope, draft: SiteDraft): Promise<SiteId> {
  const { id } = await once(scope, "siteAdd", async () => {
    const site = describeSite(draft);

    const siteId = newId<SiteId>();
    await insertSite(scope, siteId, site);
    return siteId;
  });
  scope.about(`site:${id}`);
  return id as SiteId;
}

/** Adds a resource to one of the firm's own sites; another firm's is as unknown as none. */
export async function addResource(scope: TenantScope, draft: ResourceDraft): Promise<ResourceId> {
  const { id } = await once(scope, "resourceAdd", async () => {
    const site = await siteById(scope, draft.siteId);
    if (site === null) throw new Refusal("SITE_NOT_FOUND", {}, "site");

    const resource = describeResource(draft, scope.now);

    const placed = { id: newId<ResourceId>(), siteId: site.id, kind: draft.kind };
    await insertResource(scope, placed, resource);
    return placed.id;
  });
  scope.about(`resource:${id}`);
  return id as ResourceId;
}
