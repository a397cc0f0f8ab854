import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Brand, EventId, PersonId, TenantId } from "../kernel/brand.ts";
import { bytea, instant, tenantId } from "../platform/columns.ts";

export type CaseId = Brand<string, "CaseId">;

export const claims = [
  "not_delivered",
  "late",
  "quality",
  "cancellation_charge",
  "payment",
  "other",
] as const;
export type Claim = (typeof claims)[number];

export const sides = ["claimant", "respondent"] as const;
export type CaseSide = (typeof sides)[number];

/** What a case waits for. */
export const stages = [
  "answer",
  "statements",
  "decision",
  "appeal",
  "appeal_statements",
  "appeal_decision",
  "closed",
] as const;
export type Stage = (typeof stages)[number];

export const decidedOutcomes = ["upheld", "partly", "rejected"] as const;
export type DecidedOutcome = (typeof decidedOutcomes)[number];
/** How a case stands by its last decision, or ended without one. */
export const outcomes = [...decidedOutcomes, "settled", "withdrawn"] as const;
export type Outcome = (typeof outcomes)[number];

export const instances = ["first", "appeal"] as const;
export type Instance = (typeof instances)[number];

export const statementKinds = ["claim", "answer", "statement", "settlement", "appeal"] as const;
export type StatementKind = (typeof statementKinds)[number];

export const steps = [
  "opened",
  "answered",
  "answer_missed",
  "statement",
  "document",
  "evidence",
  "settlement",
  "hearing_closed",
  "decided",
  "appealed",
  "settled",
  "withdrawn",
  "final",
] as const;
export type Step = (typeof steps)[number];

/**
 * The rows of a case are the operator's, who decides; row security shows them to the two firms,
 * too, which is why each row names both.
 */
const between = {
  tenantId: tenantId(),
  claimant: uuid("claimant").$type<TenantId>().notNull(),
  respondent: uuid("respondent").$type<TenantId>().notNull(),
};
const ofCase = { ...between, caseId: uuid("case_id").$type<CaseId>().notNull() };

/** A dispute between two firms about something that both are party to, such as a booking. */
export const disputeCases = pgTable(
  "dispute_cases",
  {
    ...between,
    id: uuid("id").$type<CaseId>().notNull(),
    thingType: text("thing_type").notNull(),
    thingId: uuid("thing_id").notNull(),
    thingZh: text("thing_zh").notNull(),
    thingEn: text("thing_en").notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    claim: text("claim").$type<Claim>().notNull(),
    /** What is asked for in money; null where nothing is. */
    amountMinor: bigint("amount_minor", { mode: "bigint" }),
    currency: text("currency").notNull(),
    /** The rules of the thing, and what they say: later versions do not touch the case. */
    rulesVersion: integer("rules_version").notNull(),
    statementDays: integer("statement_days").notNull(),
    decisionDays: integer("decision_days").notNull(),
    appealDays: integer("appeal_days").notNull(),
    stage: text("stage").$type<Stage>().notNull(),
    /** Until when; null once it is closed. */
    dueAt: instant("due_at"),
    openedAt: instant("opened_at").notNull(),
    answeredAt: instant("answered_at"),
    answerMissedAt: instant("answer_missed_at"),
    /** The statement that holds the settlement on the table. */
    settlementId: uuid("settlement_id"),
    outcome: text("outcome").$type<Outcome>(),
    awardMinor: bigint("award_minor", { mode: "bigint" }),
    closedAt: instant("closed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("dispute_cases_open")
      .on(table.tenantId, table.thingType, table.thingId, table.claimant)
      .where(sql`closed_at is null`),
    index("dispute_cases_claimant").on(table.tenantId, table.claimant, table.id),
    index("dispute_cases_respondent").on(table.tenantId, table.respondent, table.id),
    index("dispute_cases_due").on(table.dueAt, table.id).where(sql`closed_at is null`),
  ],
);

/** What one side says: the claim, the answer, more of it, a settlement, an appeal. */
export const disputeStatements = pgTable(
  "dispute_statements",
  {
    ...ofCase,
    id: uuid("id").notNull(),
    side: text("side").$type<CaseSide>().notNull(),
    kind: text("kind").$type<StatementKind>().notNull(),
    text: text("text").notNull(),
    amountMinor: bigint("amount_minor", { mode: "bigint" }),
    sha256: bytea("sha256").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("dispute_statements_case").on(table.tenantId, table.caseId, table.id),
  ],
);

/** A document that one side has put in; its bytes are a blob under its id. */
export const disputeDocuments = pgTable(
  "dispute_documents",
  {
    ...ofCase,
    id: uuid("id").notNull(),
    side: text("side").$type<CaseSide>().notNull(),
    name: text("name").notNull(),
    media: text("media").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    sha256: bytea("sha256").notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("dispute_documents_case").on(table.tenantId, table.caseId, table.id),
  ],
);

/** An event of the ledger that one side's act has opened into the case, as far as it goes. */
export const disputeEvidence = pgTable(
  "dispute_evidence",
  {
    ...ofCase,
    eventId: uuid("event_id").$type<EventId>().notNull(),
    side: text("side").$type<CaseSide>().notNull(),
    type: text("type").notNull(),
    commitment: bytea("commitment").notNull(),
    /** JSON of contracts/events, as text: jsonb would change it. */
    disclosure: text("disclosure").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.caseId, table.eventId] })],
);

/** A decision of the operator's; one in each instance. */
export const disputeDecisions = pgTable(
  "dispute_decisions",
  {
    ...ofCase,
    instance: text("instance").$type<Instance>().notNull(),
    outcome: text("outcome").$type<DecidedOutcome>().notNull(),
    awardMinor: bigint("award_minor", { mode: "bigint" }),
    reasons: text("reasons").notNull(),
    /** Whose decision it is: shown to nobody, but for the appeal to be another's. */
    personId: uuid("person_id").$type<PersonId>().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.caseId, table.instance] })],
);

/** What has happened in a case, in its order. */
export const disputeSteps = pgTable(
  "dispute_steps",
  {
    ...ofCase,
    id: uuid("id").notNull(),
    step: text("step").$type<Step>().notNull(),
    /** Whose step; null for the operator's and for what time has done. */
    side: text("side").$type<CaseSide>(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("dispute_steps_case").on(table.tenantId, table.caseId, table.id),
  ],
);
