import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { TenantRef, type TenantSeen, tenantNode, tenantsByIds } from "../../tenancy/index.ts";
import { AlertRef, alertsSeen } from "../alerts/graphql.ts";
import { grades, incidentKinds, incidentStates, timelineActs } from "../words.ts";
import {
  type Alert,
  type Archive,
  alertsOfIncident,
  archivesOfIncident,
  entryPage,
  firmIdsIn,
  type Incident,
  type IncidentEntry,
  incidentById,
  incidentPage,
  type Subject,
  subjectsOfIncident,
} from "./reads.ts";
import { type Deadline, deadlinesOf } from "./rules.ts";
import { entryDigest } from "./writes.ts";

/** An incident with all that belongs to it, but its time line, which comes by pages. */
export interface IncidentSeen extends Incident {
  readonly subjects: readonly (Subject & { readonly firm: TenantSeen })[];
  readonly alerts: readonly (Alert & { readonly firm: TenantSeen | null })[];
  readonly archives: readonly Archive[];
}

async function incidentSeen(scope: OperatorScope, incident: Incident): Promise<IncidentSeen> {
  const subjects = await subjectsOfIncident(scope, incident.id);
  const firms = await tenantsByIds(scope, firmIdsIn(subjects));
  return {
    ...incident,
    subjects: subjects.flatMap((subject) => {
      const firm = firms.get(subject.firmId);
      return firm === undefined ? [] : [{ ...subject, firm }];
    }),
    alerts: await alertsSeen(scope, await alertsOfIncident(scope, incident.id)),
    archives: await archivesOfIncident(scope, incident.id),
  };
}

export const IncidentKindRef = enumOf("IncidentKind", incidentKinds);
export const GradeRef = enumOf("IncidentGrade", grades);
export const IncidentStateRef = enumOf("IncidentState", incidentStates);
const TimelineActRef = enumOf("IncidentAct", timelineActs);
const DutyRef = enumOf("IncidentDuty", ["report_critical", "report", "summary"]);

const DeadlineRef = builder.objectRef<Deadline>("IncidentDeadline").implement({
  description: "What 国家网络安全事件报告管理办法 asks of the operator, and by when.",
  fields: (t) => ({
    duty: t.field({ type: DutyRef, resolve: ({ duty }) => duty }),
    dueAt: t.field({ type: "DateTime", resolve: ({ dueAt }) => dueAt }),
  }),
});

const SubjectRef = builder
  .objectRef<IncidentSeen["subjects"][number]>("IncidentSubject")
  .implement({
    description: "A firm that an incident concerns, or somebody in it by his id.",
    fields: (t) => ({
      firm: t.field({ type: TenantRef, resolve: ({ firm }) => tenantNode(firm) }),
      principal: t.string({
        nullable: true,
        resolve: ({ principal }) => (principal === "" ? null : principal),
      }),
    }),
  });

const ArchiveRef = builder.objectRef<Archive>("IncidentArchive").implement({
  description: "Evidence of a stretch of time; the digest stands in the ledger.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("IncidentArchive", tenantId, id) }),
    path: t.string({
      nullable: true,
      description: "Where it can be downloaded once it is made.",
      resolve: ({ id, madeAt }) => (madeAt === null ? null : `/incidents/evidence/${id}`),
    }),
    from: t.field({ type: "DateTime", resolve: ({ fromAt }) => fromAt }),
    until: t.field({ type: "DateTime", resolve: ({ untilAt }) => untilAt }),
    orderedAt: t.field({ type: "DateTime", resolve: ({ orderedAt }) => orderedAt }),
    madeAt: t.field({ type: "DateTime", nullable: true, resolve: ({ madeAt }) => madeAt }),
    sha256: t.string({
      nullable: true,
      resolve: ({ sha256 }) => (sha256 === null ? null : Buffer.from(sha256).toString("hex")),
    }),
    sizeBytes: t.exposeInt("sizeBytes", { nullable: true }),
    lines: t.exposeInt("lines", { nullable: true }),
  }),
});

const secondsOf = ({ detectedAt, containedAt }: Incident) =>
  containedAt === null ? null : Math.round((containedAt.getTime() - detectedAt.getTime()) / 1_000);

const summary = {
  id: ({ tenantId, id }: Incident) => globalId("Incident", tenantId, id),
};

const IncidentSummaryRef = builder.objectRef<Incident>("IncidentSummary").implement({
  fields: (t) => ({
    id: t.id({ resolve: summary.id }),
    kind: t.field({ type: IncidentKindRef, resolve: ({ kind }) => kind }),
    grade: t.field({ type: GradeRef, resolve: ({ grade }) => grade }),
    title: t.exposeString("title"),
    exercise: t.exposeBoolean("exercise"),
    state: t.field({ type: IncidentStateRef, resolve: ({ state }) => state }),
    detectedAt: t.field({ type: "DateTime", resolve: ({ detectedAt }) => detectedAt }),
    openedAt: t.field({ type: "DateTime", resolve: ({ openedAt }) => openedAt }),
    secondsToContainment: t.int({ nullable: true, resolve: secondsOf }),
  }),
});

export const IncidentRef = builder.objectRef<IncidentSeen>("Incident").implement({
  description: "A security incident, or an exercise in which nothing touches a firm.",
  fields: (t) => ({
    id: t.id({ resolve: summary.id }),
    kind: t.field({ type: IncidentKindRef, resolve: ({ kind }) => kind }),
    grade: t.field({
      type: GradeRef,
      description: "By GB/T 20986-2023.",
      resolve: ({ grade }) => grade,
    }),
    title: t.exposeString("title"),
    exercise: t.exposeBoolean("exercise"),
    state: t.field({ type: IncidentStateRef, resolve: ({ state }) => state }),
    detectedAt: t.field({ type: "DateTime", resolve: ({ detectedAt }) => detectedAt }),
    openedAt: t.field({ type: "DateTime", resolve: ({ openedAt }) => openedAt }),
    containedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ containedAt }) => containedAt,
    }),
    resolvedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ resolvedAt }) => resolvedAt,
    }),
    closedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ closedAt }) => closedAt }),
    secondsToContainment: t.int({
      nullable: true,
      description: "From its detection on.",
      resolve: secondsOf,
    }),
    deadlines: t.field({ type: [DeadlineRef], resolve: deadlinesOf }),
    subjects: t.field({ type: [SubjectRef], resolve: ({ subjects }) => [...subjects] }),
    alerts: t.field({ type: [AlertRef], resolve: ({ alerts }) => [...alerts] }),
    archives: t.field({ type: [ArchiveRef], resolve: ({ archives }) => [...archives] }),
    reportPath: t.string({ resolve: ({ id }) => `/incidents/${id}/report` }),
  }),
});

const EntryRef = builder.objectRef<IncidentEntry>("IncidentEntry").implement({
  description: "A line of a time line. The ledger holds its digest.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("IncidentEntry", tenantId, id) }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
    principal: t.exposeString("principal"),
    act: t.field({ type: TimelineActRef, resolve: ({ act }) => act }),
    text: t.exposeString("text"),
    details: t.string({
      nullable: true,
      resolve: ({ details }) =>
        Object.keys(details).length === 0 ? null : JSON.stringify(details),
    }),
    digest: t.string({ resolve: ({ tenantId: _house, ...entry }) => entryDigest(entry) }),
  }),
});

/** The id of an incident within its house. */
export const incidentIn = (id: string, field = "incident") => readIdOf("Incident", id, field).id;

/** Does something in an incident, and shows it as it stands then. */
export function handling(
  context: Context,
  work: (scope: OperatorScope) => Promise<Incident>,
): Promise<IncidentSeen> {
  return context.asOperator("platform.handle-incidents", async (scope) =>
    incidentSeen(scope, await work(scope)),
  );
}

builder.queryFields((t) => ({
  incidents: t.field({
    type: connectionType("IncidentSummary", IncidentSummaryRef),
    description: "Operator: security incidents and exercises, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "incidents", args);
      const rows = await context.asOperator("platform.read-incidents", (scope) =>
        incidentPage(scope, page),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  incident: t.field({
    type: IncidentRef,
    nullable: true,
    description: "Operator: one of them, with all that belongs to it.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.asOperator("platform.read-incidents", async (scope) => {
        const found = await incidentById(scope, incidentIn(id, "id"));
        return found === null ? null : incidentSeen(scope, found);
      }),
  }),
  incidentEntries: t.field({
    type: connectionType("IncidentEntry", EntryRef),
    description: "Operator: the time line of an incident, the oldest first.",
    args: {
      incident: t.arg.id({ required: true }),
      first: t.arg.int(),
      after: t.arg.string(),
    },
    resolve: async (_root, args, context) => {
      const incident = incidentIn(args.incident);
      const page = await pageOf(context, "incidentEntries", args, { incident });
      const rows = await context.asOperator("platform.read-incidents", (scope) =>
        entryPage(scope, incident, page),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
}));
