import { type RefusalCode, sentenceOf } from "../../../contracts/refusals/index.ts";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { builder } from "../../../services/platform/graphql/builder.ts";
import {
  connectionOf,
  connectionType,
  pageOf,
} from "../../../services/platform/graphql/connections.ts";
import { enumOf } from "../../../services/platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../../services/platform/graphql/ids.ts";
import { retrying } from "../../../services/platform/retrying.ts";
import type { TenantScope } from "../../../services/platform/tenancy.ts";
import { discardImport, startImport, stopImport } from "./commands.ts";
import { secondsLeft, shareOf } from "./progress.ts";
import { encodingOf, type ImportRow, importById, importPage } from "./reads.ts";
import { type ImportId, importStatuses } from "./schema.ts";

const ImportFaultRef = builder
  .objectRef<Pick<ImportRow, "code" | "values">>("IdentifierImportFault")
  .implement({
    description: "Why an import stopped by itself, or failed.",
    fields: (t) => ({
      code: t.string({ resolve: ({ code }) => code ?? "" }),
      message: t.string({
        resolve: ({ code, values }, _args, { locale }) =>
          sentenceOf(code as RefusalCode, locale, values ?? {}),
      }),
    }),
  });

const ImportRef = builder.objectRef<ImportRow>("IdentifierImport").implement({
  description: "A file of identifiers on its way into the registry, and how far it is.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("IdentifierImport", tenantId, id) }),
    fileName: t.string({ resolve: ({ name }) => name }),
    sizeBytes: t.field({ type: "Decimal", resolve: ({ sizeBytes }) => String(sizeBytes) }),
    encoding: t.string({
      nullable: true,
      description: "In what a CSV file is written, as it was named or found; null for Excel.",
      resolve: encodingOf,
    }),
    firstRows: t.field({
      type: t.listRef(t.listRef("String")),
      description:
        "The first rows as they were read, cut where they are long; none once it is old.",
      resolve: ({ firstRows }) => (firstRows ?? []).map((cells) => [...cells]),
    }),
    sentAt: t.expose("sentAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    status: t.field({
      type: enumOf("IdentifierImportStatus", importStatuses),
      description:
        "STOPPED can go on; FAILED cannot, for its file is at fault; DISCARDED was given up.",
      resolve: ({ status }) => status,
    }),
    share: t.float({
      nullable: true,
      description: "How much of the file is done, from 0 to 1; null where it was not counted yet.",
      resolve: shareOf,
    }),
    secondsLeft: t.int({
      nullable: true,
      description: "How long it takes yet at its pace so far; null where that cannot be told.",
      resolve: secondsLeft,
    }),
    rowsRead: t.exposeInt("rowsRead"),
    registered: t.exposeInt("registered"),
    changed: t.exposeInt("changed", {
      description: "Rows that said anew what stood already, where the file was to.",
    }),
    unchanged: t.exposeInt("unchanged", {
      description: "Rows whose things were registered just so before.",
    }),
    refused: t.exposeInt("refused"),
    reported: t.exposeInt("faults", { description: "How many faults the report names." }),
    reportPath: t.string({
      nullable: true,
      description: "Where the report of refused rows is fetched, while there is one.",
      resolve: ({ id, faults, removedAt }) =>
        faults > 0 && removedAt === null ? `/identifiers/imports/${id}/report` : null,
    }),
    canGoOn: t.boolean({
      resolve: ({ status, removedAt }) =>
        removedAt === null && (status === "ready" || status === "stopped"),
    }),
    fault: t.field({
      type: ImportFaultRef,
      nullable: true,
      resolve: (row) => (row.code === null ? null : row),
    }),
  }),
});

/** The id of an import of the firm's own; another's is as absent as none. */
function ownImport({ house }: Pick<TenantScope, "house">, id: string): ImportId {
  const asked = readIdOf("IdentifierImport", id, "id");
  if (asked.tenantId !== house) throw new Refusal("IMPORT_NOT_FOUND", {}, "id");
  return asked.id as ImportId;
}

builder.queryFields((t) => ({
  identifierImports: t.field({
    type: connectionType("IdentifierImport", ImportRef),
    description: "Files of identifiers that the firm has sent, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "identifierImports", args);
      const rows = await context.inTenant("identifiers.read", (scope) =>
        importPage(scope, page.after?.[0] ?? null, page.first),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  identifierImport: t.field({
    type: ImportRef,
    nullable: true,
    description: "One of these files, and how far it is.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, context) =>
      context.inTenant("identifiers.read", async (scope) => {
        const { tenantId, id } = readIdOf("IdentifierImport", args.id, "id");
        return tenantId === scope.house ? importById(scope, id as ImportId) : null;
      }),
  }),
}));

builder.mutationFields((t) => ({
  identifierImportDiscard: t.field({
    type: ImportRef,
    description: "Gives it up: what is registered stays, its file and its report are removed.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      retrying(context.request, () =>
        context.inTenant("identifiers.register", (scope) =>
          discardImport(scope, ownImport(scope, id)),
        ),
      ),
  }),
  identifierImportStart: t.field({
    type: ImportRef,
    description: "Lets a file be carried out, or go on where it stopped.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      retrying(context.request, () =>
        context.inTenant("identifiers.register", (scope) =>
          startImport(scope, ownImport(scope, id)),
        ),
      ),
  }),
  identifierImportStop: t.field({
    type: ImportRef,
    description: "Stops it after the batch that is under way; what is registered stays.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      retrying(context.request, () =>
        context.inTenant("identifiers.register", (scope) =>
          stopImport(scope, ownImport(scope, id)),
        ),
      ),
  }),
}));
