import { actionsOfRole, type Role } from "../../../contracts/access/roles.ts";
import type { EventType, JsonObject } from "../../../contracts/events/index.ts";
import { type Kind, kind, type NoticeValues, type Words } from "./kind.ts";
import { accountKinds, houseKinds } from "./people-kinds.ts";
import { watchingKinds } from "./watching-kinds.ts";
import { weekIn } from "./weeks.ts";
import { wholeFirmKinds } from "./whole-firm-kinds.ts";

const bookings = { whom: "capacity.book", security: false, mail: true } as const;
const grants = { whom: "tenancy.grant", security: false, mail: true, path: "/grants" } as const;
const firms = { whom: "tenancy.accept-rules", security: true, mail: true, path: "/" } as const;
const incidents = {
  whom: "platform.handle-incidents",
  security: true,
  path: "/console/incidents",
} as const;
const rules = { whom: "tenancy.accept-rules", security: true, mail: true, path: "/rules" } as const;
/** Told in both firms' houses alike: a sentence must be true for either. */
const disputes = {
  whom: "disputes.argue",
  security: false,
  mail: true,
  path: "/disputes",
  firm: ({ claimant }: { readonly claimant: string }) => claimant,
} as const;
const rulings = { ...disputes, mail: true, path: "/console/disputes" } as const;
const exerciseMark = { zh: "【演练】", en: "[EXERCISE] " };
const noMark = { zh: "", en: "" };
/** What an alert is raised for, in a sentence. */
const alertWords: Readonly<Record<string, Words>> = {
  guessing: { zh: "单个账户多次登录失败", en: "many failed sign-ins to one account" },
  spraying: { zh: "同一网络尝试多个账户", en: "many accounts tried from one network" },
  arrivals: {
    zh: "企业身份提供方登录多次失败",
    en: "many failed sign-ins by a firm's own provider",
  },
  export: { zh: "个人或密钥异常导出", en: "an unusual export by a person or a key" },
  firm_export: { zh: "企业异常导出", en: "an unusual export by a firm" },
  probing: { zh: "探测行为", en: "probing" },
  tamper: { zh: "记录被篡改", en: "a record that was tampered with" },
  stalled: { zh: "账本长时间停在一条事件上", en: "the ledger waits long on one event" },
};

/** Every kind of notice. A name is a promise: rows and choices of people hold it. */
export const noticeKinds = {
  "booking-requested": kind({
    ...bookings,
    hears: "capacity.booking-requested.v1",
    tells: ({ provider }) => provider,
    firm: ({ requester }) => requester,
    values: ({ hours, window }) => ({ hours, from: window.from, ...weekIn(hours, { window }) }),
    path: "/bookings/provided",
  }),
  "booking-cancelled": kind({
    ...bookings,
    hears: "capacity.booking-cancelled.v1",
    when: ({ cancelledBy }) => cancelledBy === "requester",
    tells: ({ provider }) => provider,
    firm: ({ requester }) => requester,
    path: "/bookings/provided",
  }),
  "own-booking-cancelled": kind({
    ...bookings,
    hears: "capacity.booking-cancelled.v1",
    when: ({ cancelledBy }) => cancelledBy === "provider",
    tells: ({ requester }) => requester,
    firm: ({ provider }) => provider,
    path: "/bookings/made",
  }),
  "booking-rescheduled": kind({
    ...bookings,
    hears: "capacity.booking-rescheduled.v1",
    tells: ({ provider }) => provider,
    firm: ({ requester }) => requester,
    values: ({ hours, formerWindow, window }) => ({
      from: formerWindow.from,
      to: window.from,
      ...weekIn(hours, { window, formerWindow }),
    }),
    path: "/bookings/provided",
  }),
  ...watchingKinds,
  "grant-given": kind({
    ...grants,
    hears: "tenancy.grant-given.v1",
    tells: ({ grantee }) => grantee,
    firm: ({ firm }) => firm,
  }),
  "grant-revoked": kind({
    ...grants,
    hears: "tenancy.grant-revoked.v1",
    tells: ({ grantee }) => grantee,
    firm: ({ firm }) => firm,
  }),
  "support-given": kind({
    hears: "tenancy.grant-given.v1",
    when: ({ resource }) => resource.kind === "support",
    tells: ({ grantee }) => grantee,
    whom: "platform.support",
    firm: ({ firm }) => firm,
    security: false,
    mail: false,
    path: "/console/support",
  }),
  "support-used": kind({
    hears: "tenancy.support-used.v1",
    tells: ({ firm }) => firm,
    whom: "tenancy.give-support",
    firm: ({ operator }) => operator,
    security: true,
    mail: true,
    path: "/support",
  }),
  ...wholeFirmKinds,
  ...houseKinds,
  "firm-suspended": kind({
    ...firms,
    hears: "tenancy.firm-suspended.v1",
    tells: ({ firm }) => firm,
    values: ({ reason }) => ({ reason }),
  }),
  "firm-resumed": kind({
    ...firms,
    hears: "tenancy.firm-resumed.v1",
    tells: ({ firm }) => firm,
  }),
  "alert-raised": kind({
    ...incidents,
    hears: "incidents.alert-raised.v1",
    values: ({ kind: of }) => ({ what: alertWords[of] ?? of }),
    mail: true,
  }),
  "alert-ended": kind({
    ...incidents,
    hears: "incidents.alert-ended.v1",
    values: ({ kind: of }) => ({ what: alertWords[of] ?? of }),
    mail: true,
  }),
  "incident-opened": kind({
    ...incidents,
    hears: "incidents.entry-recorded.v1",
    when: ({ act }) => act === "open",
    values: ({ exercise }) => ({ mark: exercise ? exerciseMark : noMark }),
    mail: false,
  }),
  "firm-frozen": kind({
    ...firms,
    hears: "incidents.firm-frozen.v1",
    tells: ({ firm }) => firm,
    values: ({ reason }) => ({ reason }),
    path: "/told",
  }),
  "firm-thawed": kind({
    ...firms,
    hears: "incidents.firm-thawed.v1",
    tells: ({ firm }) => firm,
    path: "/told",
  }),
  "incident-told": kind({
    ...firms,
    hears: "incidents.firm-told.v1",
    values: ({ text, exercise }) => ({ text, mark: exercise ? exerciseMark : noMark }),
    path: "/told",
  }),
  "thaw-asked": kind({
    hears: "incidents.entry-recorded.v1",
    whom: "platform.confirm-thaws",
    when: ({ act, exercise }) => act === "thaw_ask" && !exercise,
    security: true,
    mail: true,
    path: "/console/thaws",
  }),
  "rules-published": kind({
    ...rules,
    hears: "tenancy.rules-published.v1",
    everyFirm: true,
    values: ({ rulesVersion, effectiveFrom }) => ({
      version: `${rulesVersion}`,
      from: effectiveFrom,
    }),
  }),
  "rules-withdrawn": kind({
    ...rules,
    hears: "tenancy.rules-withdrawn.v1",
    everyFirm: true,
    values: ({ rulesVersion, effectiveFrom, reasonZh, reasonEn }) => ({
      version: `${rulesVersion}`,
      from: effectiveFrom,
      reason: { zh: reasonZh, en: reasonEn },
    }),
  }),
  "rules-unaccepted": kind({
    ...rules,
    hears: "tenancy.rules-unaccepted.v1",
    values: ({ rulesVersion, effectiveFrom }) => ({
      version: `${rulesVersion}`,
      from: effectiveFrom,
    }),
  }),
  "webhook-stopped": kind({
    hears: "notices.webhook-stopped.v1",
    whom: "notices.manage-webhooks",
    values: ({ host }) => ({ host }),
    security: false,
    mail: true,
    path: "/notices/webhooks",
  }),
  "application-submitted": kind({
    hears: "tenancy.application-submitted.v1",
    whom: "platform.read-applications",
    values: ({ nameZh, nameEn }) => ({ applicant: { zh: nameZh, en: nameEn } }),
    security: false,
    mail: true,
    path: "/console/applications",
  }),
  "dispute-opened": kind({
    ...disputes,
    hears: "disputes.case-opened.v1",
    values: ({ answerDue }) => ({ until: answerDue }),
  }),
  "dispute-answered": kind({ ...disputes, hears: "disputes.case-answered.v1" }),
  "dispute-answer-missed": kind({ ...disputes, hears: "disputes.answer-missed.v1" }),
  "dispute-exhibit": kind({ ...disputes, hears: "disputes.exhibit-added.v1", mail: false }),
  "dispute-decided": kind({ ...disputes, hears: "disputes.case-decided.v1" }),
  "dispute-appealed": kind({ ...disputes, hears: "disputes.case-appealed.v1" }),
  "dispute-closed": kind({ ...disputes, hears: "disputes.case-closed.v1" }),
  "dispute-to-decide": kind({
    ...rulings,
    hears: "disputes.hearing-closed.v1",
    when: ({ instance }) => instance === "first",
    whom: "platform.decide-disputes",
    values: ({ decisionDue }) => ({ until: decisionDue }),
  }),
  "appeal-to-decide": kind({
    ...rulings,
    hears: "disputes.hearing-closed.v1",
    when: ({ instance }) => instance === "appeal",
    whom: "platform.decide-appeals",
    values: ({ decisionDue }) => ({ until: decisionDue }),
  }),
  ...accountKinds,
} as const;

export type NoticeKind = keyof typeof noticeKinds;

/** A kind as it is used for events of any type. */
export type AnyKind = Omit<
  Kind<EventType>,
  "when" | "tells" | "only" | "firm" | "person" | "values"
> & {
  readonly when?: (body: JsonObject) => boolean;
  readonly tells?: (body: JsonObject) => string | readonly string[];
  readonly only?: (body: JsonObject) => string;
  readonly firm?: (body: JsonObject) => string;
  readonly person?: (body: JsonObject) => string;
  readonly values?: (body: JsonObject) => NoticeValues;
};

// The type of an event says which shape its body has, which the compiler cannot follow from here.
export const anyKind = (name: NoticeKind): AnyKind => noticeKinds[name] as unknown as AnyKind;

export const kindNames = Object.keys(noticeKinds) as NoticeKind[];

/** The roles whose people are told. */
export function rolesTold(name: NoticeKind): Role[] {
  const { whom } = anyKind(name);
  const roles = Object.keys(actionsOfRole) as Role[];
  return roles.filter((role) => (actionsOfRole[role] as readonly string[]).includes(whom));
}
