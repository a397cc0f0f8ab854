import { type FirmRow, firmsById } from "../../services/platform/firms.ts";
import { builder } from "../../services/platform/graphql/builder.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import {
  FirmRef,
  firmSeen,
  GrantRef,
  grantsByIds,
  grantsSeen,
  registerGrantable,
} from "../../services/tenancy/index.ts";
import { grantable, lookUp, type SeenRecord } from "./looked-up.ts";
import { recordById, templateById } from "./reads.ts";
import { nameIn } from "./rules.ts";
import type { RecordId, TemplateId } from "./schema.ts";
import type { SeenValue } from "./seen.ts";
import { textOf } from "./values.ts";
import { AudienceRef } from "./values-graphql.ts";

registerGrantable({
  resourceType: grantable.record,
  nodeType: "Identifier",
  exists: async (scope, id) => {
    const record = await recordById(scope, id as RecordId);
    return record !== null && record.act !== "deleted";
  },
});

registerGrantable({
  resourceType: grantable.class,
  nodeType: "IdentifierTemplate",
  exists: async (scope, id) => (await templateById(scope, id as TemplateId)) !== null,
});

type GrantSeen = Awaited<ReturnType<typeof grantsSeen>>[number];

interface ValueShown extends SeenValue {
  readonly grant: GrantSeen | null;
}

interface RecordShown extends Omit<SeenRecord, "values"> {
  readonly owner: FirmRow | null;
  readonly values: readonly ValueShown[];
}

const SeenValueRef = builder.objectRef<ValueShown>("SeenIdentifierValue").implement({
  description: "A value of a record, as it is shown to the caller's firm.",
  fields: (t) => ({
    index: t.exposeInt("index"),
    type: t.exposeString("type"),
    format: t.string({ resolve: ({ data }) => data.format }),
    text: t.string({ resolve: textOf }),
    ttlSeconds: t.exposeInt("ttlSeconds"),
    audience: t.field({
      type: AudienceRef,
      description: "Why it is shown: as which of these the caller's firm sees it.",
      resolve: ({ audience }) => audience,
    }),
    grant: t.field({
      type: GrantRef,
      nullable: true,
      description: "The grant under which it is shown.",
      resolve: ({ grant }) => grant,
    }),
    changedAt: t.field({ type: "DateTime", resolve: ({ at }) => new Date(at) }),
  }),
});

const SeenIdentifierRef = builder.objectRef<RecordShown>("SeenIdentifier").implement({
  description: "A record of whatever firm, as far as it is shown to the caller's.",
  fields: (t) => ({
    code: t.exposeString("code"),
    names: t.stringList({ resolve: ({ names }) => [...names] }),
    deleted: t.exposeBoolean("deleted"),
    owner: t.field({
      type: FirmRef,
      nullable: true,
      description: "Told to its own people, its partners and those with a grant.",
      resolve: ({ owner }) => owner && firmSeen(owner),
    }),
    values: t.field({ type: [SeenValueRef], resolve: ({ values }) => values }),
  }),
});

async function shown(scope: TenantScope, { values, ...record }: SeenRecord): Promise<RecordShown> {
  const ids = new Set(values.flatMap(({ grantId }) => grantId ?? []));
  const grants = await grantsSeen(scope, await grantsByIds(scope, [...ids]));
  const byId = new Map(grants.map((grant) => [grant.id, grant]));
  const { ownerId } = record;
  const owner = ownerId && (await firmsById(scope, [ownerId])).get(ownerId);
  return {
    ...record,
    owner: owner || null,
    values: values.map((value) => ({ ...value, grant: byId.get(value.grantId ?? "") ?? null })),
  };
}

builder.queryField("identifierLookUp", (t) =>
  t.field({
    type: SeenIdentifierRef,
    nullable: true,
    description:
      "What the caller's firm is shown under a code of whatever firm; null where none is registered.",
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, context) =>
      context.inTenant("identifiers.read", async (scope) => {
        const record = await lookUp(scope, nameIn(code, "code"));
        return record && shown(scope, record);
      }),
  }),
);
