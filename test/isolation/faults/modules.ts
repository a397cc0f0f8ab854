import { type Fault, opened } from "./fault.ts";

const lists = "services/capacity/bookings/lists.ts";
const reads = "services/trace/reads.ts";

/** Questions that forget whose house it is. */
export const moduleFaults: readonly Fault[] = [
  {
    name: "sites without a tenant",
    about: /query sites/,
    sql: opened("sites"),
    edits: [
      {
        file: "services/capability/reads.ts",
        from: "where s.tenant_id = $1 $",
        to: "where $1::uuid is not null $",
      },
    ],
  },
  {
    name: "a site found by its id alone",
    about: /node Site/,
    sql: opened("sites"),
    edits: [
      {
        file: "services/capability/reads.ts",
        from: "where s.tenant_id = $1 and s.id = $2",
        to: "where $1::uuid is not null and s.id = $2",
      },
    ],
  },
  {
    name: "resources without a tenant",
    about: /query resources/,
    sql: opened("resources", "sites", "certificates"),
    edits: [
      {
        file: "services/capability/reads.ts",
        from: "where r.tenant_id = $1`",
        to: "where $1::uuid is not null`",
      },
    ],
  },
  {
    name: "offers without a tenant",
    about: /query offers/,
    sql: opened("capacity_offers", "resources", "sites"),
    edits: [
      {
        file: "services/capacity/offers/reads.ts",
        from: "where o.tenant_id = $1`",
        to: "where $1::uuid is not null`",
      },
    ],
  },
  {
    name: "bookings without a tenant",
    about: /query bookings/,
    sql: opened("capacity_bookings", "capacity_bookings_made"),
    edits: [{ file: lists, from: "where b.tenant_id = $1`", to: "where $1::uuid is not null`" }],
  },
  {
    name: "an event found by its id alone",
    about: /node TraceEvent/,
    sql: opened("trace_events"),
    edits: [
      {
        file: reads,
        from: "and(eq(traceEvents.tenantId, scope.house), eq(traceEvents.id, id as EventId))",
        to: "eq(traceEvents.id, id as EventId)",
      },
    ],
  },
  {
    name: "an EPCIS query without a tenant",
    about: /GET .epcis.events$/,
    sql: opened("trace_events", "outbox"),
    edits: [
      {
        file: reads,
        from: "eq(traceEvents.tenantId, scope.house),\n        code",
        to: "code",
      },
      { file: reads, from: "eq(outbox.tenantId, scope.house), inArray", to: "inArray" },
    ],
  },
  {
    name: "an EPCIS event found by its eventID alone",
    about: /GET .epcis.events.:eventID/,
    sql: opened("trace_events", "outbox"),
    edits: [
      {
        file: reads,
        from: "and(eq(traceEvents.tenantId, scope.house), eq(traceEvents.eventId, eventId))",
        to: "eq(traceEvents.eventId, eventId)",
      },
      { file: reads, from: "eq(outbox.tenantId, scope.house), inArray", to: "inArray" },
    ],
  },
  {
    name: "a capture found by its id alone",
    about: /GET .epcis.capture.:captureID/,
    sql: opened("trace_captures"),
    edits: [
      {
        file: reads,
        from: "and(eq(traceCaptures.tenantId, scope.house), eq(traceCaptures.id, id))",
        to: "eq(traceCaptures.id, id)",
      },
    ],
  },
  {
    name: "a repeated event that is another firm's",
    about: /POST .epcis.capture/,
    sql: opened("trace_events"),
    edits: [
      {
        file: reads,
        from: "eq(traceEvents.tenantId, scope.house),\n        or(",
        to: "or(",
      },
    ],
  },
  {
    name: "captures without a tenant",
    about: /query captures/,
    sql: opened("trace_captures"),
    edits: [
      {
        file: reads,
        from: "and(eq(traceCaptures.tenantId, scope.house), after === null ? undefined : key)",
        to: "after === null ? undefined : key",
      },
    ],
  },
  {
    name: "a record of acts without a tenant",
    about: /query auditEntries/,
    sql: opened("audit_entries", "audit_waiting"),
    edits: [
      {
        file: "services/tenancy/audit/reads.ts",
        from: "join audit_entries a on a.tenant_id = $1 and a.id = w.id",
        to: "join audit_entries a on a.id = w.id",
      },
      {
        file: "services/tenancy/audit/reads.ts",
        from: "where w.tenant_id = $1",
        to: "where $1::uuid is not null",
      },
    ],
  },
  {
    name: "keys without a tenant",
    about: /query apiKeys/,
    sql: opened("api_keys"),
    edits: [
      {
        file: "services/tenancy/keys/reads.ts",
        from: "where tenant_id = $1 and",
        to: "where $1::uuid is not null and",
      },
    ],
  },
  {
    name: "invitations without a tenant",
    about: /query invitations/,
    sql: opened("invitations"),
    edits: [
      {
        file: "services/tenancy/people/reads.ts",
        from: "where tenant_id = $1 and ($2",
        to: "where $1::uuid is not null and ($2",
      },
    ],
  },
  {
    name: "grants without a tenant",
    about: /query grants/,
    sql: opened("grants"),
    edits: [
      {
        file: "services/tenancy/grants/reads.ts",
        from: "eq(grants.tenantId, house),\n        ne(",
        to: "ne(",
      },
    ],
  },
  {
    name: "an act on another firm's row",
    about: /mutation apiKeyRevoke/,
    sql: opened("api_keys"),
    edits: [
      {
        file: "services/tenancy/keys/reads.ts",
        from: "and(eq(apiKeys.tenantId, house), eq(apiKeys.id, id))",
        to: "eq(apiKeys.id, id)",
      },
      {
        file: "services/tenancy/keys/writes.ts",
        from: "revokedAt: now })\n    .where(and(eq(apiKeys.tenantId, house), eq(apiKeys.id, id)))",
        to: "revokedAt: now })\n    .where(eq(apiKeys.id, id))",
      },
    ],
  },
];
