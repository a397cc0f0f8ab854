import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { retrying } from "../../platform/retrying.ts";
import { FirmRef } from "../../tenancy/index.ts";
import { addPartner, removePartner } from "./commands.ts";
import {
  type PartnerColumns,
  type PartnerRow,
  partnerQuestion,
  partnerRow,
  partnersQuestion,
} from "./reads.ts";

const PartnerRef = builder.objectRef<PartnerRow>("Partner").implement({
  description: "A firm that sees what the viewer's firm offers to its partners.",
  fields: (t) => ({
    firm: t.expose("firm", { type: FirmRef }),
    addedAt: t.expose("addedAt", { type: "DateTime" }),
  }),
});

builder.queryField("partners", (t) =>
  t.field({
    type: connectionType("Partner", PartnerRef),
    description: "The firm's partners, those added last before the others.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "partners", args);
      const [addedAt, id] = page.after ?? [];
      const question = partnersQuestion(tenantId, {
        limit: page.first + 1,
        after: addedAt && id ? { addedAt, id } : null,
      });
      const rows = await context.asking<PartnerColumns>("capacity.read", question);
      return connectionOf(page, rows.map(partnerRow), (row) => [
        row.addedAt.toISOString(),
        row.firm.id,
      ]);
    },
  }),
);

const firmIn = (id: string) => readIdOf("Firm", id, "firm").id as TenantId;

builder.mutationFields((t) => ({
  partnerAdd: t.field({
    type: PartnerRef,
    description: "Adds a firm to those that see what is offered to partners.",
    errors: {},
    args: { firm: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const firm = firmIn(args.firm);
      const id = await retrying(context.request, () =>
        context.inTenant("capacity.publish", (scope) => addPartner(scope, firm)),
      );
      const question = partnerQuestion(context.actor().tenantId, id);
      const [row] = await context.asking<PartnerColumns>("capacity.read", question);
      // Removed again since: a first answer was lost, and this one came late.
      if (row === undefined) throw new Refusal("PARTNER_NOT_FOUND", {}, "firm");
      return partnerRow(row);
    },
  }),
  partnerRemove: t.field({
    type: DoneRef,
    description: "Takes a firm off the partners. What it has booked stays booked.",
    errors: {},
    args: { firm: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const firm = firmIn(args.firm);
      await retrying(context.request, () =>
        context.inTenant("capacity.publish", (scope) => removePartner(scope, firm)),
      );
      return { ok: true };
    },
  }),
}));
