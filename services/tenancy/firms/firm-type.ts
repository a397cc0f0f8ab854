import type { FirmRow } from "../../platform/firms.ts";
import { builder, WordsRef } from "../../platform/graphql/builder.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { type FirmSeen, firmQuestion } from "./reads.ts";

/** A firm's row as the type `Firm` wants it. */
export function firmSeen(row: FirmRow): FirmSeen {
  return { ...row, tenantId: row.id };
}

/** A firm as all members may see it. */
export const FirmRef = builder.objectRef<FirmSeen>("Firm").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Firm") }),
    name: t.field({
      type: WordsRef,
      resolve: ({ nameZh: zh, nameEn: en }) => ({ zh, en }),
    }),
    city: t.field({
      type: WordsRef,
      resolve: ({ cityZh: zh, cityEn: en }) => ({ zh, en }),
    }),
    identity: t.exposeString("identity"),
  }),
});

registerNode("Firm", async (context, tenantId, id) => {
  const house = context.actor().tenantId;
  if (tenantId !== id) return null;
  const [row] = await context.asking<FirmSeen>("tenancy.read", firmQuestion(house, id));
  return row ?? null;
});
