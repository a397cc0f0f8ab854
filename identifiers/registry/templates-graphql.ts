import { Refusal } from "../../services/kernel/refusal.ts";
import { builder, DoneRef } from "../../services/platform/graphql/builder.ts";
import { readIdOf } from "../../services/platform/graphql/ids.ts";
import type { TemplateId } from "./schema.ts";
import { deleteTemplate } from "./templates.ts";

builder.mutationField("identifierTemplateDelete", (t) =>
  t.field({
    type: DoneRef,
    description: "Deletes a template that no thing has.",
    errors: {},
    args: { template: t.arg.id({ required: true }) },
    resolve: async (_root, { template }, context) => {
      const asked = readIdOf("IdentifierTemplate", template, "template");
      await context.inTenant("identifiers.register", (scope) => {
        if (asked.tenantId !== scope.house) throw new Refusal("TEMPLATE_NOT_FOUND", {}, "template");
        return deleteTemplate(scope, asked.id as TemplateId);
      });
      return { ok: true };
    },
  }),
);
