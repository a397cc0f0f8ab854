import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { TenantId } from "../kernel/brand.ts";
import { bytea, instant, tenantId } from "../platform/columns.ts";
import type { AlertKind, Grade, IncidentKind, IncidentState, TimelineAct } from "./words.ts";

// All of these but one are the operator's own: their tenant is his house.

const firmId = () => uuid("firm_id").$type<TenantId>();
const amount = () => bigint("amount", { mode: "number" }).notNull();

/** How much of a kind came from one source in one minute; `about` parts it further. */
export const incidentSignals = pgTable(
  "incident_signals",
  {
    tenantId: tenantId(),
    kind: text("kind").notNull(),
    source: text("source").notNull(),
    about: text("about").notNull(),
    at: instant("at").notNull(),
    firmId: firmId(),
    amount: amount(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.kind, table.source, table.about, table.at] }),
    index("incident_signals_at").on(table.tenantId, table.at),
  ],
);

/** What a security administrator finds too much; each change is a version. Only ever inserted. */
export const incidentThresholds = pgTable(
  "incident_thresholds",
  {
    tenantId: tenantId(),
    version: integer("version").notNull(),
    values: jsonb("values").$type<Readonly<Record<string, number>>>().notNull(),
    setAt: instant("set_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.version] })],
);

/** Signals that passed a threshold: one row while they go on, which counts. */
export const incidentAlerts = pgTable(
  "incident_alerts",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<AlertKind>().notNull(),
    source: text("source").notNull(),
    firmId: firmId(),
    amount: amount(),
    threshold: integer("threshold").notNull(),
    raisedAt: instant("raised_at").notNull(),
    firstAt: instant("first_at").notNull(),
    lastAt: instant("last_at").notNull(),
    incidentId: uuid("incident_id"),
    /** Dismissed, or its incident is closed: what comes later is an alert of its own. */
    settledAt: instant("settled_at"),
    reason: text("reason"),
    /** Why it is so, as a program has told. */
    detail: text("detail"),
    /** When it was over by itself; null for what nobody looks at any more, or is not seen to end. */
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("incident_alerts_open")
      .on(table.tenantId, table.kind, table.source)
      .where(sql`settled_at is null`),
    index("incident_alerts_incident").on(table.tenantId, table.incidentId),
  ],
);

export const incidents = pgTable(
  "incidents",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    kind: text("kind").$type<IncidentKind>().notNull(),
    grade: text("grade").$type<Grade>().notNull(),
    title: text("title").notNull(),
    exercise: boolean("exercise").notNull(),
    state: text("state").$type<IncidentState>().notNull(),
    detectedAt: instant("detected_at").notNull(),
    openedAt: instant("opened_at").notNull(),
    containedAt: instant("contained_at"),
    resolvedAt: instant("resolved_at"),
    closedAt: instant("closed_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** An incident's time line: what was noticed and done, when, and by whom. Only ever inserted. */
export const incidentEntries = pgTable(
  "incident_entries",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    incidentId: uuid("incident_id").notNull(),
    at: instant("at").notNull(),
    principal: text("principal").notNull(),
    act: text("act").$type<TimelineAct>().notNull(),
    text: text("text").notNull(),
    details: jsonb("details").$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("incident_entries_incident").on(table.tenantId, table.incidentId, table.id),
  ],
);

/** Whom an incident concerns: a firm as a whole (`principal` empty), or somebody in it. */
export const incidentSubjects = pgTable(
  "incident_subjects",
  {
    tenantId: tenantId(),
    incidentId: uuid("incident_id").notNull(),
    firmId: uuid("firm_id").$type<TenantId>().notNull(),
    principal: text("principal").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.incidentId, table.firmId, table.principal] }),
  ],
);

/** A wish to lift a freeze, which another administrator confirms. */
export const incidentThaws = pgTable(
  "incident_thaws",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    incidentId: uuid("incident_id").notNull(),
    firmId: uuid("firm_id").$type<TenantId>().notNull(),
    reason: text("reason").notNull(),
    askedAt: instant("asked_at").notNull(),
    confirmedAt: instant("confirmed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("incident_thaws_open")
      .on(table.tenantId, table.firmId)
      .where(sql`confirmed_at is null`),
  ],
);

/** Evidence of an incident: ordered by a person, made by the worker, kept as a blob. */
export const incidentArchives = pgTable(
  "incident_archives",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    incidentId: uuid("incident_id").notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    orderedAt: instant("ordered_at").notNull(),
    madeAt: instant("made_at"),
    sha256: bytea("sha256"),
    sizeBytes: integer("size_bytes"),
    lines: integer("lines"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("incident_archives_incident").on(table.tenantId, table.incidentId, table.id),
    index("incident_archives_due").on(table.tenantId).where(sql`made_at is null`),
  ],
);

/** What a firm was told, in its own house. Only ever inserted. */
export const incidentTellings = pgTable(
  "incident_tellings",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    incidentId: uuid("incident_id").notNull(),
    textZh: text("text_zh").notNull(),
    textEn: text("text_en").notNull(),
    exercise: boolean("exercise").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
