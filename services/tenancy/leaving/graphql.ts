import { builder } from "../../platform/graphql/builder.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { openKinds } from "../../platform/open-things.ts";
import { FirmExportRef } from "../export/graphql.ts";
import { leftDays } from "../export/rules.ts";
import { declareLeaving, withdrawLeaving } from "./commands.ts";
import { type CountedThing, type LeavingSeen, leavingSeen } from "./reads.ts";
import { noticeDays } from "./rules.ts";

const OpenKindRef = enumOf("OpenKind", openKinds);

const OpenThingRef = builder.objectRef<CountedThing>("OpenThing").implement({
  description: "What a firm has open of one kind.",
  fields: (t) => ({
    kind: t.field({ type: OpenKindRef, resolve: ({ kind }) => kind }),
    count: t.exposeInt("count"),
    awaited: t.exposeBoolean("awaited", {
      description: "Whether a firm has not left before they are over; others end when it has left.",
    }),
  }),
});

const LeavingRef = builder.objectRef<LeavingSeen>("Leaving").implement({
  description: "What the firm has open, and that it leaves, where that is declared.",
  fields: (t) => ({
    noticeDays: t.int({ resolve: () => noticeDays }),
    open: t.field({ type: [OpenThingRef], resolve: ({ open }) => [...open] }),
    declaredAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Null for a firm that stays.",
      resolve: ({ leaving }) => leaving?.declaredAt ?? null,
    }),
    declaredBy: t.string({
      nullable: true,
      description: "Null also once he is no member any more.",
      resolve: ({ leaving }) => leaving?.declarer ?? null,
    }),
    reason: t.string({ nullable: true, resolve: ({ leaving }) => leaving?.reason ?? null }),
    endsAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the notice is over; the firm has left then at the earliest.",
      resolve: ({ leaving }) => leaving?.endsAt ?? null,
    }),
    archive: t.field({
      type: FirmExportRef,
      nullable: true,
      description:
        "The archive of everything that is made once the notice and all that is waited for are over.",
      resolve: ({ archive }) => archive,
    }),
    archiveDays: t.int({
      description: "For how many days it can be fetched, by a link, once the firm has left.",
      resolve: () => leftDays,
    }),
  }),
});

builder.queryField("leaving", (t) =>
  t.field({
    type: LeavingRef,
    description: "What the firm has open, and whether it leaves.",
    resolve: (_root, _args, context) => context.inTenant("tenancy.read-leaving", leavingSeen),
  }),
);

builder.mutationFields((t) => ({
  leavingDeclare: t.field({
    type: LeavingRef,
    description: "Declares that the firm leaves the platform when its notice is over.",
    errors: {},
    args: { reason: t.arg.string() },
    resolve: (_root, { reason }, context) =>
      context.inTenant("tenancy.leave", (scope) =>
        declareLeaving(scope, context.sessionToken, reason ?? null),
      ),
  }),
  leavingWithdraw: t.field({
    type: LeavingRef,
    description: "Takes back that the firm leaves, while it has not left.",
    errors: {},
    resolve: (_root, _args, context) => context.inTenant("tenancy.leave", withdrawLeaving),
  }),
}));
