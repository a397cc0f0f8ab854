import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { PersonId } from "../../kernel/brand.ts";
import { instant, tenantId } from "../../platform/columns.ts";

/** What the rules are about, besides the general part that every version has. */
export const rulesTopics = [
  "admission",
  "listing",
  "cancellation",
  "sharing",
  "disputes",
  "fees",
] as const;
export type RulesTopic = (typeof rulesTopics)[number];

/** The text of each topic in both languages. */
export type RulesTexts = Readonly<Record<RulesTopic, { readonly zh: string; readonly en: string }>>;

/** What the operating rules set for the code: read where the rule is kept, never copied. */
export interface RulesParameters {
  /** Days at least between the publication of the next version and its time. */
  readonly noticeDays: number;
  /** Whether a firm that has not accepted the rules in force may publish and book nothing new. */
  readonly tradeNeedsAcceptance: boolean;
  /** Whether one of the operator's people may admit a firm alone, without an application. */
  readonly admitsDirectly: boolean;
  /** Hours at least between the publication of an offer and the begin of its window. */
  readonly offerNoticeHours: number;
  /** Days ahead at most that the window of an offer reaches. */
  readonly offerHorizonDays: number;
  /** Hours before a booking's begin until which cancelling it costs nothing. */
  readonly freeCancellationHours: number;
  /** What a later cancellation costs, in hundredths of a percent of the booking's total. */
  readonly lateCancellationBasisPoints: number;
  /** Minutes at most that a firm may hold time before it books. */
  readonly holdMostMinutes: number;
  /** Days at most that a grant lasts; null where it may last for good. */
  readonly grantMostDays: number | null;
  /** What the platform takes of a booking's total, in hundredths of a percent. */
  readonly feeBasisPoints: number;
  /** Days after the end of what was booked, or its cancellation, within which a case is opened. */
  readonly disputeOpenDays: number;
  /** Days that the other firm has for its answer. */
  readonly disputeAnswerDays: number;
  /** Days for statements and evidence of both, from the answer or its absence on. */
  readonly disputeStatementDays: number;
  /** Days within which the operator decides. */
  readonly disputeDecisionDays: number;
  /** Days from the first decision on within which either side appeals. */
  readonly disputeAppealDays: number;
}

/**
 * The platform's rules, version by version; a published version is never changed, and is withdrawn
 * at most, before its time. `text` is the general part. Versions of before there were topics have
 * none, and of the parameters the first.
 */
export const operatingRules = pgTable("operating_rules", {
  version: integer("version").primaryKey(),
  textZh: text("text_zh").notNull(),
  textEn: text("text_en").notNull(),
  parameters: jsonb("parameters").$type<Partial<RulesParameters>>().notNull(),
  effectiveFrom: instant("effective_from").notNull(),
  publishedAt: instant("published_at").notNull(),
  topics: jsonb("topics").$type<Partial<RulesTexts>>().notNull().default({}),
  /** Null for a version that stands. */
  withdrawnAt: instant("withdrawn_at"),
  withdrawalReason: jsonb("withdrawal_reason").$type<{
    readonly zh: string;
    readonly en: string;
  }>(),
});

/** The version that may come next, while the operator writes it; `revision` counts its changes. */
export const operatingRulesDrafts = pgTable("operating_rules_drafts", {
  version: integer("version").primaryKey(),
  revision: integer("revision").notNull(),
  textZh: text("text_zh").notNull(),
  textEn: text("text_en").notNull(),
  topics: jsonb("topics").$type<RulesTexts>().notNull(),
  parameters: jsonb("parameters").$type<RulesParameters>().notNull(),
  editedAt: instant("edited_at").notNull(),
});

/** Which version a firm has accepted, and who did so in its name. */
export const rulesAcceptances = pgTable(
  "rules_acceptances",
  {
    tenantId: tenantId(),
    version: integer("version").notNull(),
    personId: uuid("person_id").$type<PersonId>().notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.version] })],
);

/** That a firm was told that rules have come into force which it has not accepted; once each. */
export const rulesReminders = pgTable(
  "rules_reminders",
  {
    tenantId: tenantId(),
    version: integer("version").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.version] })],
);
