import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { membershipOf } from "./reads.ts";

/** A person as a firm of his sees him. */
export interface PersonSeen {
  readonly tenantId: TenantId;
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
}

interface NamedPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
}

/** A member's row, or the viewer's own, as the type `Person` wants it. */
export function personSeen(tenantId: TenantId, row: NamedPerson): PersonSeen {
  return { tenantId, id: row.personId, name: row.name, email: row.email };
}

export const PersonRef = builder.objectRef<PersonSeen>("Person").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Person") }),
    name: t.exposeString("name"),
    email: t.exposeString("email"),
  }),
});

registerNode("Person", async (context, tenantId, id) => {
  if (context.actor().tenantId !== tenantId) return null;
  const member = await context.inTenant("tenancy.read", (scope) =>
    membershipOf(scope, id as PersonId),
  );
  return member === null ? null : personSeen(tenantId, member);
});
