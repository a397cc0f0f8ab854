import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { exportStatuses } from "../schema/exports.ts";
import { askExport } from "./commands.ts";
import { exportById, exportPage, type FirmExport } from "./reads.ts";
import { isThere } from "./rules.ts";

const ExportStatusRef = enumOf("ExportStatus", exportStatuses);

export const FirmExportRef = builder.objectRef<FirmExport>("FirmExport").implement({
  description: "An archive of everything that the firm has here; fetched at /exports/.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("FirmExport") }),
    status: t.field({ type: ExportStatusRef, resolve: ({ status }) => status }),
    askedBy: t.string({
      nullable: true,
      description: "Null once he is no member any more, and where the platform asked.",
      resolve: ({ asker }) => asker,
    }),
    forLeaving: t.boolean({
      description: "Whether the platform asked for it, since the firm leaves.",
      resolve: ({ askedBy }) => askedBy === null,
    }),
    askedAt: t.field({ type: "DateTime", resolve: ({ askedAt }) => askedAt }),
    finishedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ finishedAt }) => finishedAt,
    }),
    partsDone: t.exposeInt("tablesDone"),
    partsTotal: t.exposeInt("tablesTotal", { nullable: true }),
    sizeBytes: t.field({
      type: "Decimal",
      nullable: true,
      resolve: ({ sizeBytes }) => (sizeBytes === null ? null : String(sizeBytes)),
    }),
    sha256: t.string({
      nullable: true,
      resolve: ({ sha256 }) => (sha256 === null ? null : Buffer.from(sha256).toString("hex")),
    }),
    expiresAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ expiresAt }) => expiresAt,
    }),
    address: t.string({
      nullable: true,
      description: "Where it is fetched, while it is there.",
      resolve: (row) => (isThere(row, new Date()) ? `/exports/${row.id}` : null),
    }),
  }),
});

registerNode("FirmExport", async (context, house, id) => {
  if (context.actor().tenantId !== house) return null;
  return context.inTenant("tenancy.read-export", (scope) => exportById(scope, id));
});

builder.queryField("firmExports", (t) =>
  t.field({
    type: connectionType("FirmExport", FirmExportRef),
    description: "Archives that the firm has asked for, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "firmExports", args);
      const rows = await context.inTenant("tenancy.read-export", (scope) =>
        exportPage(scope, page),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
);

builder.mutationField("exportAsk", (t) =>
  t.field({
    type: FirmExportRef,
    description: "Asks for an archive of everything that the firm has; the worker makes it.",
    errors: {},
    resolve: (_root, _args, context) =>
      context.inTenant("tenancy.ask-export", (scope) => askExport(scope, context.sessionToken)),
  }),
);
