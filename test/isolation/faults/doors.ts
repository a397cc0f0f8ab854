import { type Fault, opened } from "./fault.ts";

const cursors = "services/platform/graphql/cursors.ts";

/** Faults of the doors, of what is kept between requests, and of what is told. */
export const doorFaults: readonly Fault[] = [
  {
    name: "a memory of answers that firms share",
    about: /query (sites|people|products)/,
    edits: [
      {
        file: "services/platform/tenancy.ts",
        from: "  return readInHouse(database, actor.tenantId, question);",
        to: `  const kept = ((globalThis as any).kept ??= new Map());
          if (!kept.has(question.text)) {
            kept.set(question.text, readInHouse(database, actor.tenantId, question));
          }
          return kept.get(question.text);`,
      },
    ],
  },
  {
    name: "an answer kept for whoever asks the same",
    about: /query sites/,
    edits: [
      {
        file: "services/api/graphql.ts",
        from: "    return withCodes((await response.json()) as ExecutionResult, context.locale);",
        to: `    const kept = ((globalThis as any).answers ??= new Map());
          if (!kept.has(text)) kept.set(text, await response.json());
          return withCodes(kept.get(text), context.locale);`,
      },
    ],
  },
  {
    name: "a node in the house that its id names",
    about: /node Offer/,
    edits: [
      {
        file: "services/capacity/offers/graphql.ts",
        from: '  if (house !== tenantId) return null;\n  const [row] = await context.asking<OfferColumns>("capacity.read", offerQuestion(tenantId, id));',
        to: `  const { readInHouse } = await import("../../platform/tenancy.ts");
          const [row] = await readInHouse<OfferColumns>(
            context.database, house as TenantId, offerQuestion(house as TenantId, id));`,
      },
    ],
  },
  {
    name: "a reader who chooses the house",
    about: /node (Site|Resource|Booking)/,
    edits: [
      {
        file: "services/platform/graphql/nodes.ts",
        from: "      const row = await loads.get(type)?.(context, tenantId as TenantId, id);",
        to: `      const actor = { ...context.actor(), tenantId: tenantId as TenantId };
          const { readAs } = await import("../tenancy.ts");
          const row = await loads.get(type)?.({ ...context, actor: () => actor,
            asking: (action, question) => readAs(context.database, actor, action, question),
          }, tenantId as TenantId, id);`,
      },
    ],
  },
  {
    name: "a cursor that is not sealed",
    about: /query (sites|traceEvents|captures)/,
    edits: [
      {
        file: cursors,
        from: "    close: (keyset, bound) => sealed(JSON.stringify([bound, ...keyset]), key),",
        to: `    close: (keyset, bound) =>
          Buffer.from(JSON.stringify([bound, ...keyset])).toString("base64url"),`,
      },
    ],
  },
  {
    name: "a cursor that is not bound to its reader",
    about: /query (captures|offers|resources|people|grants)/,
    edits: [
      {
        file: cursors,
        from: "    .update(JSON.stringify([viewer, list, filter]))",
        to: "    .update(JSON.stringify([list, filter]))",
      },
    ],
  },
  {
    name: "a page of EPCIS that is not bound to its reader",
    about: /GET .epcis.events$/,
    edits: [
      {
        file: "services/trace/http.ts",
        from: 'boundTo(scope.house, "epcis.events", filter)',
        to: 'boundTo("", "epcis.events", filter)',
      },
    ],
  },
  {
    name: "a refusal that tells hidden from absent",
    about: /mutation bookingRequest/,
    edits: [
      {
        file: "services/capacity/bookings/commands.ts",
        from: "      const onMarket = await offerOnMarket(scope, ask.provider, ask.offerId);",
        to: `      const { holdOffer } = await import("./reads.ts");
          const ticket = { kind: "published-offer", ids: [ask.offerId] } as const;
          await visiting(scope, ask.provider, ticket, (host) => holdOffer(host, ask.offerId))
            .catch(() => { throw new Refusal("BOOKING_NOT_FOUND"); });
          const onMarket = await offerOnMarket(scope, ask.provider, ask.offerId);`,
      },
    ],
  },
  {
    name: "a refusal that carries what it found",
    about: /mutation grantRevoke/,
    sql: opened("grants"),
    edits: [
      {
        file: "services/tenancy/grants/commands.ts",
        from: '    if (grant === null) throw new Refusal("GRANT_NOT_FOUND", {}, "id");\n    scope.about',
        to: `    if (grant === null) {
            const { sql } = await import("drizzle-orm");
            const [row] = await scope.db.execute(
              sql\`select purpose from grants where id = \${id}\`);
            throw new Refusal("GRANT_NOT_FOUND", { purpose: String(row?.["purpose"]) }, "id");
          }
          scope.about`,
      },
    ],
  },
  {
    name: "an error that is shown as it is",
    about: /mutation invitationIssue/,
    sql: "create unique index on invitations (email)",
    edits: [
      {
        file: "services/platform/graphql/faults.ts",
        from: "  if (cause instanceof Refusal) {",
        to: "  if (cause !== undefined) return shown(String(cause), { code: String(cause) });\n  if (cause instanceof Refusal) {",
      },
    ],
  },
  {
    name: "a header that counts everybody's events",
    about: /GET .epcis.events$/,
    sql: opened("trace_events"),
    edits: [
      {
        file: "services/trace/http.ts",
        from: "      const rows = await eventsPage(scope, filter, perPage, after);",
        to: `      const { sql } = await import("drizzle-orm");
          const [all] = await scope.db.execute(sql\`select count(*) from trace_events\`);
          http.header("x-total", String(all?.["count"]));
          const rows = await eventsPage(scope, filter, perPage, after);`,
      },
    ],
  },
  {
    name: "a log of what was not asked for",
    about: /query sites/,
    sql: opened("sites"),
    edits: [
      {
        file: "services/api/graphql.ts",
        from: "    const { query, hash, variables } = asked;",
        to: `    const { query, hash, variables } = asked;
          if (context.caller !== null) {
            const rows = await parts.database.transaction("read only", async (tx) => {
              const { sql } = await import("drizzle-orm");
              return tx.execute(sql\`select name_zh from sites\`);
            });
            log.debug({ rows }, "sites");
          }`,
      },
    ],
  },
  {
    name: "a grant that lives on when it is taken back",
    about: /query sharedEvents/,
    edits: [
      {
        file: "services/tenancy/grants/reads.ts",
        from: "    lte(grants.validFrom, now),\n    isNull(grants.revokedAt),",
        to: "    lte(grants.validFrom, now),",
      },
      {
        file: "services/tenancy/grants/rules.ts",
        from: "  return revokedAt === null && validFrom",
        to: "  return validFrom",
      },
    ],
  },
  {
    name: "a market that lists every offer for all",
    about: /query market/,
    hears: true,
    edits: [
      {
        file: "services/capacity/market/listing.ts",
        from: "    visibility: body.visibility,",
        to: '    visibility: "market",',
      },
    ],
  },
  {
    name: "a passport of what is not public",
    about: /query passport/,
    hears: true,
    edits: [
      {
        file: "services/trace/passport/subscriber.ts",
        from: '    const open = events.filter((event) => event.envelope.audience === "public");',
        to: "    const open = events;",
      },
    ],
  },
  {
    name: "a registry of what is not public",
    about: /resolver GET/,
    hears: true,
    edits: [
      {
        file: "identifiers/resolver/subscriber.ts",
        from: '    const open = events.filter(({ envelope }) => envelope.audience === "public");',
        to: "    const open = events;",
      },
    ],
  },
];
