import type { FirmRow } from "../platform/firms.ts";
import { firmsById } from "../platform/firms.ts";
import { builder } from "../platform/graphql/builder.ts";
import { connectionType, pageOf } from "../platform/graphql/connections.ts";
import { FirmRef, firmSeen, GrantRef, grantsSeen, registerGrantable } from "../tenancy/index.ts";
import { eventById } from "./reads.ts";
import { type SharedEvent, sharedEvents } from "./shared.ts";

type GrantSeen = Awaited<ReturnType<typeof grantsSeen>>[number];

interface SharedSeen extends Omit<SharedEvent, "grant"> {
  readonly grant: GrantSeen;
  readonly owner: FirmRow;
}

registerGrantable({
  resourceType: "trace-event",
  nodeType: "TraceEvent",
  isEvent: true,
  exists: async (scope, id) => (await eventById(scope, id)) !== null,
});

const SharedEventRef = builder.objectRef<SharedSeen>("SharedEvent").implement({
  description: "An event of another firm, as far as its grant goes.",
  fields: (t) => ({
    grant: t.expose("grant", { type: GrantRef }),
    owner: t.field({ type: FirmRef, resolve: ({ owner }) => firmSeen(owner) }),
    eventTime: t.expose("eventTime", { type: "DateTime" }),
    eventType: t.exposeString("eventType"),
    bizStep: t.exposeString("bizStep", { nullable: true }),
    body: t.string({ resolve: ({ fields }) => JSON.stringify(fields, null, 2) }),
    withheld: t.exposeStringList("withheld"),
    proof: t.exposeString("proof", {
      nullable: true,
      description: "Where a file is that proves the thing's history as far as it is shared.",
    }),
  }),
});

builder.queryField("sharedEvents", (t) =>
  t.field({
    type: connectionType("SharedEvent", SharedEventRef),
    description: "Events that other firms have granted to the caller's.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "sharedEvents", args);
      return context.inTenant("trace.read", async (scope) => {
        const shared = await sharedEvents(scope, page.first, page.after?.[0] ?? null);
        const grants = await grantsSeen(
          scope,
          shared.events.map(({ grant }) => grant),
        );
        const firms = await firmsById(
          scope,
          shared.events.map(({ ownerId }) => ownerId),
        );
        const rows = shared.events.flatMap((event, at): SharedSeen[] => {
          const grant = grants[at];
          const owner = firms.get(event.ownerId);
          return grant === undefined || owner === undefined ? [] : [{ ...event, grant, owner }];
        });
        return {
          rows,
          hasNextPage: shared.more,
          page,
          keyOf: ({ grant }: SharedSeen) => [grant.id],
        };
      });
    },
  }),
);
