import type { PersonId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { supportUses } from "../schema/grants.ts";

/** Notes in the firm's house who looks; false if he has looked under this grant before. */
export async function noteUse(
  { db, house, actor, now }: TenantScope,
  grantId: string,
  person: { readonly id: PersonId; readonly name: string },
): Promise<boolean> {
  const noted = await db
    .insert(supportUses)
    .values({
      tenantId: house,
      id: grantId,
      personId: person.id,
      requester: actor.tenantId,
      name: person.name,
      firstAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: supportUses.id });
  return noted.length > 0;
}
