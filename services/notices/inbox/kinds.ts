import type { Action } from "../../../contracts/access/actions.ts";
import { actionsOfRole, type Role } from "../../../contracts/access/roles.ts";
import type { EventType, JsonObject, Published } from "../../../contracts/events/index.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What fills a notice's sentence: a name in both languages, an instant or any other text. */
export type NoticeValues = Readonly<Record<string, string | Words>>;

/** A cause of notices: which event, whom it concerns, and what of it they read. */
interface Kind<Type extends EventType> {
  readonly hears: Type;
  /** Only events of which this is true. */
  readonly when?: (body: Published[Type]) => boolean;
  /** The canonical identity of the firm whose people are told; without it, the event's own. */
  readonly tells?: (body: Published[Type]) => string;
  /** Whether the people of every firm are told. */
  readonly everyFirm?: boolean;
  /** Those who may do this there; or, for `self`, the person that the event is about. */
  readonly whom: Action | "self";
  /** The firm whose name stands in the sentence. */
  readonly firm?: (body: Published[Type]) => string;
  /** The member whose name stands in the sentence. */
  readonly person?: (body: Published[Type]) => string;
  readonly values?: (body: Published[Type]) => NoticeValues;
  /** Who guards an account or a firm's house cannot put it off: it is always in the inbox. */
  readonly security: boolean;
  /** Whether it goes by mail, too, unless firm or person chose otherwise. */
  readonly mail: boolean;
  /** The page where one sees more. */
  readonly path: string;
}

const kind = <Type extends EventType>(each: Kind<Type>): Kind<Type> => each;

const bookings = { whom: "capacity.book", security: false, mail: true } as const;
const grants = { whom: "tenancy.grant", security: false, mail: true, path: "/grants" } as const;
const keys = { whom: "tenancy.issue-key", security: true, mail: false, path: "/keys" } as const;
const firms = { whom: "tenancy.accept-rules", security: true, mail: true, path: "/" } as const;
const rules = { whom: "tenancy.accept-rules", security: true, mail: true, path: "/rules" } as const;
const factors = {
  hears: "tenancy.factors-changed.v1",
  whom: "self",
  person: ({ person }: Published["tenancy.factors-changed.v1"]) => person,
  security: true,
  mail: true,
  path: "/security",
} as const;

/** Every kind of notice. A name is a promise: rows and choices of people hold it. */
export const noticeKinds = {
  "booking-requested": kind({
    ...bookings,
    hears: "capacity.booking-requested.v1",
    tells: ({ provider }) => provider,
    firm: ({ requester }) => requester,
    values: ({ hours, window }) => ({ hours, from: window.from }),
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
  "key-issued": kind({
    ...keys,
    hears: "tenancy.key-issued.v1",
    values: ({ scopes, expiresAt }) => ({ scopes: scopes.join(", "), until: expiresAt }),
  }),
  "key-revoked": kind({ ...keys, hears: "tenancy.key-revoked.v1" }),
  "member-joined": kind({
    hears: "tenancy.member-joined.v1",
    whom: "tenancy.invite",
    person: ({ person }) => person,
    security: true,
    mail: false,
    path: "/people",
  }),
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
  "rules-published": kind({
    ...rules,
    hears: "tenancy.rules-published.v1",
    everyFirm: true,
    values: ({ rulesVersion, effectiveFrom }) => ({
      version: `${rulesVersion}`,
      from: effectiveFrom,
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
  "factor-added": kind({ ...factors, when: ({ act }) => act === "added" }),
  "factor-removed": kind({ ...factors, when: ({ act }) => act === "removed" }),
  "factors-reset": kind({ ...factors, when: ({ act }) => act === "reset" }),
} as const;

export type NoticeKind = keyof typeof noticeKinds;

/** A kind as it is used for events of any type. */
export type AnyKind = Omit<Kind<EventType>, "when" | "tells" | "firm" | "person" | "values"> & {
  readonly when?: (body: JsonObject) => boolean;
  readonly tells?: (body: JsonObject) => string;
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
