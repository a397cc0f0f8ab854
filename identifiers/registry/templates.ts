import { and, asc, eq, ne } from "drizzle-orm";
import { Refusal } from "../../services/kernel/refusal.ts";
import { once } from "../../services/platform/once.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import type { TemplateRow } from "./reads.ts";
import { registryRecords, registryTemplates, type TemplateId } from "./schema.ts";

/**
 * Whether a template is the firm's own. It stays until the act ends: who gives it to a thing, and who
 * takes it away, wait for each other.
 */
export async function holdTemplate(
  { db, house }: TenantScope,
  id: TemplateId,
  lock: "share" | "update",
): Promise<boolean> {
  const rows = await db
    .select({ id: registryTemplates.id })
    .from(registryTemplates)
    .where(and(eq(registryTemplates.tenantId, house), eq(registryTemplates.id, id)))
    .for(lock);
  return rows.length > 0;
}

/** The templates of the firm, of which none can be taken away until the act ends. */
export async function holdTemplates({ db, house }: TenantScope): Promise<TemplateRow[]> {
  return db
    .select()
    .from(registryTemplates)
    .where(eq(registryTemplates.tenantId, house))
    .orderBy(asc(registryTemplates.id))
    .for("share");
}

/**
 * Deletes a template that no thing has: without it, values would be for whom they say themselves.
 * Throws `TEMPLATE_NOT_FOUND`, `TEMPLATE_IN_USE`.
 */
export async function deleteTemplate(scope: TenantScope, id: TemplateId): Promise<TemplateId> {
  const done = await once(scope, "identifierTemplateDelete", async () => {
    if (!(await holdTemplate(scope, id, "update"))) {
      throw new Refusal("TEMPLATE_NOT_FOUND", {}, "template");
    }
    const { db, house } = scope;
    const { tenantId, templateId, act } = registryRecords;
    const having = and(eq(tenantId, house), eq(templateId, id), ne(act, "deleted"));
    const [used] = await db.select({ templateId }).from(registryRecords).where(having).limit(1);
    if (used !== undefined) throw new Refusal("TEMPLATE_IN_USE", {}, "template");
    await db
      .delete(registryTemplates)
      .where(and(eq(registryTemplates.tenantId, house), eq(registryTemplates.id, id)));
    scope.about(`identifier-template:${id}`, { act: "delete" });
    return id;
  });
  return done.id as TemplateId;
}
