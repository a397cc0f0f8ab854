import { builder } from "../../platform/graphql/builder.ts";
import { type PlatformHealth, type ProgramHealth, platformHealth } from "./reads.ts";

const ProgramHealthRef = builder.objectRef<ProgramHealth>("ProgramHealth").implement({
  fields: (t) => ({
    name: t.exposeString("name"),
    instance: t.exposeString("instance"),
    seenAt: t.field({ type: "DateTime", resolve: ({ seenAt }) => seenAt }),
    healthy: t.exposeBoolean("healthy"),
    memoryMb: t.exposeInt("memoryMb"),
  }),
});

const PlatformHealthRef = builder.objectRef<PlatformHealth>("PlatformHealth").implement({
  fields: (t) => ({
    programs: t.field({ type: [ProgramHealthRef], resolve: ({ programs }) => [...programs] }),
    outboxWaiting: t.exposeInt("outboxWaiting"),
    deadLetters: t.exposeInt("deadLetters"),
    logSize: t.string({ resolve: ({ head }) => String(head?.size ?? 0) }),
    checkpointAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ head }) => head?.at ?? null,
    }),
    databaseVersion: t.exposeString("databaseVersion"),
    tenants: t.exposeInt("tenants"),
    activeSessions: t.exposeInt("activeSessions"),
  }),
});

builder.queryField("health", (t) =>
  t.field({
    type: PlatformHealthRef,
    description: "Operator: the state of the platform.",
    resolve: (_root, _args, context) => context.asOperator("platform.read-health", platformHealth),
  }),
);
