import type { Database } from "../../platform/database.ts";
import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { FirmRef, firmSeen } from "../firms/firm-type.ts";
import { currentSession } from "./graphql.ts";
import {
  type OwnSession,
  ownSessions,
  revokeOtherSessions,
  revokeSession,
  type Self,
} from "./own.ts";

const SessionRef = builder.objectRef<OwnSession>("Session").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Session") }),
    firm: t.field({ type: FirmRef, resolve: ({ firm }) => firmSeen(firm) }),
    startedAt: t.field({ type: "DateTime", resolve: ({ startedAt }) => startedAt }),
    seenAt: t.field({ type: "DateTime", resolve: ({ seenAt }) => seenAt }),
    address: t.exposeString("address", {
      nullable: true,
      description: "The network address that it was last used from, where it is known.",
    }),
    userAgent: t.exposeString("userAgent"),
    current: t.exposeBoolean("current"),
  }),
});

/** Works on the sessions of whoever asks. */
async function onOwn<T>(
  context: Context,
  work: (database: Database, self: Self) => Promise<T>,
): Promise<T> {
  const session = await context.inTenant("tenancy.read-self", (scope) =>
    currentSession(scope, context),
  );
  return context.acting((database, actor) => work(database, { actor, session }));
}

registerNode("Session", async (context, tenantId, id) => {
  const own = await onOwn(context, ownSessions);
  return own.find((each) => each.tenantId === tenantId && each.id === id) ?? null;
});

builder.queryField("sessions", (t) =>
  t.field({
    type: [SessionRef],
    description:
      "The viewer's own sessions in all his firms; in one that his firm's own provider began, those in this firm.",
    resolve: (_root, _args, context) => onOwn(context, ownSessions),
  }),
);

builder.mutationFields((t) => ({
  sessionRevoke: t.field({
    type: SessionRef,
    description: "Ends one of the viewer's own sessions, in whichever of his firms it is.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const named = readIdOf("Session", id, "id");
      const ended = await onOwn(context, (database, self) => revokeSession(database, self, named));
      if (ended.current) context.setSession(null);
      return ended;
    },
  }),
  sessionRevokeOthers: t.field({
    type: DoneRef,
    description: "Ends all of the viewer's own sessions but this one, as far as `sessions` shows.",
    errors: {},
    resolve: async (_root, _args, context) => {
      await onOwn(context, revokeOtherSessions);
      return { ok: true };
    },
  }),
}));
