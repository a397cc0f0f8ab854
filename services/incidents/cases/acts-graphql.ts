import type { TenantId } from "../../kernel/brand.ts";
import { builder, WindowInput, WordsInput } from "../../platform/graphql/builder.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { askThaw, freezeFirm } from "../freezes/commands.ts";
import { notifyFirms } from "../told/commands.ts";
import {
  moveIncident,
  noteInIncident,
  openIncident,
  preserveEvidence,
  revokeInIncident,
} from "./commands.ts";
import {
  GradeRef,
  handling,
  IncidentKindRef,
  IncidentRef,
  IncidentStateRef,
  incidentIn,
} from "./graphql.ts";

const firmIn = (id: string, field = "firm") => readIdOf("Tenant", id, field).id as TenantId;
const firmsIn = (ids: readonly string[] | null | undefined) =>
  (ids ?? []).map((id) => firmIn(id, "firms"));

const OpenInput = builder.inputType("IncidentOpenInput", {
  fields: (t) => ({
    kind: t.field({ type: IncidentKindRef, required: true }),
    grade: t.field({ type: GradeRef, required: true }),
    title: t.string({ required: true }),
    exercise: t.boolean({ required: true }),
    detectedAt: t.field({ type: "DateTime", description: "Now, where it is left out." }),
    alerts: t.idList(),
    firms: t.idList(),
  }),
});

const NoteInput = builder.inputType("IncidentNoteInput", {
  fields: (t) => ({ incident: t.id({ required: true }), text: t.string({ required: true }) }),
});

const MoveInput = builder.inputType("IncidentMoveInput", {
  fields: (t) => ({
    incident: t.id({ required: true }),
    state: t.field({ type: IncidentStateRef, required: true }),
    text: t.string({ required: true }),
  }),
});

const FreezeInput = builder.inputType("IncidentFreezeInput", {
  fields: (t) => ({
    incident: t.id({ required: true }),
    firm: t.id({ required: true }),
    reason: t.string({ required: true }),
  }),
});

const RevokeInput = builder.inputType("IncidentRevokeInput", {
  fields: (t) => ({
    incident: t.id({ required: true }),
    firm: t.id({ required: true }),
    sessions: t.boolean({ required: true }),
    keys: t.boolean({ required: true }),
    principal: t.string({
      description: "person:<id> or key:<id> as the audit writes it; left out for all of the firm.",
    }),
  }),
});

const PreserveInput = builder.inputType("IncidentPreserveInput", {
  fields: (t) => ({
    incident: t.id({ required: true }),
    window: t.field({ type: WindowInput, required: true }),
  }),
});

const NotifyInput = builder.inputType("IncidentNotifyInput", {
  fields: (t) => ({
    incident: t.id({ required: true }),
    firms: t.idList({ required: true }),
    text: t.field({ type: WordsInput, required: true }),
    reallyInExercise: t.boolean({
      description: "In an exercise: tells the firms all the same, marked as an exercise.",
    }),
  }),
});

builder.mutationFields((t) => ({
  incidentOpen: t.field({
    type: IncidentRef,
    description: "Operator: opens an incident or an exercise, by hand or from alerts.",
    errors: {},
    args: { input: t.arg({ type: OpenInput, required: true }) },
    resolve: (_root, { input: { alerts, firms, detectedAt, ...given } }, context) =>
      handling(context, (scope) =>
        openIncident(scope, {
          ...given,
          detectedAt: detectedAt ?? null,
          alertIds: (alerts ?? []).map((id) => readIdOf("IncidentAlert", id, "alerts").id),
          firmIds: firmsIn(firms),
        }),
      ),
  }),
  incidentNote: t.field({
    type: IncidentRef,
    description: "Operator: adds a note to the time line.",
    errors: {},
    args: { input: t.arg({ type: NoteInput, required: true }) },
    resolve: (_root, { input: { incident, text } }, context) =>
      handling(context, (scope) => noteInIncident(scope, incidentIn(incident), text)),
  }),
  incidentMove: t.field({
    type: IncidentRef,
    description: "Operator: says that an incident is contained, resolved or closed.",
    errors: {},
    args: { input: t.arg({ type: MoveInput, required: true }) },
    resolve: (_root, { input: { incident, ...move } }, context) =>
      handling(context, (scope) => moveIncident(scope, incidentIn(incident), move)),
  }),
}));

builder.mutationFields((t) => ({
  incidentFreeze: t.field({
    type: IncidentRef,
    description: "Operator: freezes a firm; its sessions, keys and webhooks are dead within 5 s.",
    errors: {},
    args: { input: t.arg({ type: FreezeInput, required: true }) },
    resolve: (_root, { input: { incident, firm, reason } }, context) =>
      handling(context, (scope) =>
        freezeFirm(scope, incidentIn(incident), { firmId: firmIn(firm), reason }),
      ),
  }),
  incidentThawAsk: t.field({
    type: IncidentRef,
    description: "Operator: asks that a freeze be lifted; another administrator confirms it.",
    errors: {},
    args: { input: t.arg({ type: FreezeInput, required: true }) },
    resolve: (_root, { input: { incident, firm, reason } }, context) =>
      handling(context, (scope) =>
        askThaw(scope, incidentIn(incident), { firmId: firmIn(firm), reason }),
      ),
  }),
  incidentRevoke: t.field({
    type: IncidentRef,
    description: "Operator: ends sessions or keys of a firm, all of them or those of one.",
    errors: {},
    args: { input: t.arg({ type: RevokeInput, required: true }) },
    resolve: (_root, { input: { incident, firm, sessions, keys, principal } }, context) =>
      handling(context, (scope) =>
        revokeInIncident(scope, incidentIn(incident), {
          firmId: firmIn(firm),
          sessions,
          keys,
          principal: principal ?? null,
        }),
      ),
  }),
}));

builder.mutationFields((t) => ({
  incidentPreserve: t.field({
    type: IncidentRef,
    description: "Operator: orders an archive of evidence, which is made within a moment.",
    errors: {},
    args: { input: t.arg({ type: PreserveInput, required: true }) },
    resolve: (_root, { input: { incident, window } }, context) =>
      handling(context, (scope) => preserveEvidence(scope, incidentIn(incident), window)),
  }),
  incidentNotify: t.field({
    type: IncidentRef,
    description: "Operator: tells firms of an incident.",
    errors: {},
    args: { input: t.arg({ type: NotifyInput, required: true }) },
    resolve: (_root, { input: { incident, firms, text, reallyInExercise } }, context) =>
      handling(context, (scope) =>
        notifyFirms(scope, incidentIn(incident), {
          firmIds: firmsIn(firms),
          text,
          reallyInExercise: reallyInExercise ?? false,
        }),
      ),
  }),
}));
