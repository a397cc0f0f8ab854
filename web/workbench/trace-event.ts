import type { TraceEventsQuery } from "../graphql/generated/graphql.ts";

/** A trace event as the firm's own list holds it. */
export type TraceEvent = TraceEventsQuery["traceEvents"]["nodes"][number];
