import { builder, WordsRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { globalId } from "../../platform/graphql/ids.ts";
import { type Told, toldPage } from "./reads.ts";

const ToldRef = builder.objectRef<Told>("IncidentTelling").implement({
  description: "What the platform has told the firm of a security incident.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("IncidentTelling", tenantId, id) }),
    text: t.field({ type: WordsRef, resolve: ({ textZh: zh, textEn: en }) => ({ zh, en }) }),
    exercise: t.exposeBoolean("exercise", { description: "Nothing has happened: a rehearsal." }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
  }),
});

builder.queryField("incidentTellings", (t) =>
  t.field({
    type: connectionType("IncidentTelling", ToldRef),
    description: "What the platform has told the firm of security incidents, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "incidentTellings", args);
      const rows = await context.asking<Told>("incidents.read-told", toldPage(tenantId, page));
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
);
