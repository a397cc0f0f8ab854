import type { Published } from "../../../contracts/events/index.ts";
import { kind, type Words } from "./kind.ts";

const keys = { whom: "tenancy.issue-key", security: true, mail: false, path: "/keys" } as const;
const factors = {
  hears: "tenancy.factors-changed.v1",
  whom: "self",
  person: ({ person }: Published["tenancy.factors-changed.v1"]) => person,
  security: true,
  mail: true,
  path: "/security",
} as const;

/** The operator's three administrators (三员), in a sentence. */
const operatorWords: Readonly<Record<string, Words>> = {
  system: { zh: "系统管理员", en: "system administrator" },
  security: { zh: "安全管理员", en: "security administrator" },
  audit: { zh: "审计管理员", en: "audit administrator" },
};

/** Who may enter a house, and who may no more: its people and its keys. */
export const houseKinds = {
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
  // Whoever is gone has no name here any more: the audit says who it was.
  "member-removed": kind({
    hears: "tenancy.member-removed.v1",
    whom: "tenancy.invite",
    security: true,
    mail: false,
    path: "/people",
  }),
  "confirmation-asked": kind({
    hears: "tenancy.confirmation-asked.v1",
    whom: "platform.confirm-invitations",
    values: ({ invitation, roles }) => ({ invitation, role: operatorWords[roles[0] ?? ""] ?? "" }),
    security: true,
    mail: true,
    path: "/people",
  }),
  "arrivals-failed": kind({
    hears: "incidents.arrivals-failed.v1",
    whom: "tenancy.manage-provider",
    values: ({ failures, since }) => ({ failures: `${failures}`, from: since }),
    security: true,
    mail: true,
    path: "/provider",
  }),
} as const;

/** What changes for a person's own account. */
export const accountKinds = {
  "factor-added": kind({ ...factors, when: ({ act }) => act === "added" }),
  "factor-removed": kind({ ...factors, when: ({ act }) => act === "removed" }),
  "factors-reset": kind({ ...factors, when: ({ act }) => act === "reset" }),
} as const;

/** What takes notices of a kind back: those whose value of this name is the same as the event's. */
export const settling = [
  {
    hears: "tenancy.confirmation-settled.v1",
    kind: "confirmation-asked",
    value: "invitation",
  },
] as const;
