import type { Published } from "../../../contracts/events/index.ts";
import { kind } from "./kind.ts";

const keys = { whom: "tenancy.issue-key", security: true, mail: false, path: "/keys" } as const;
const factors = {
  hears: "tenancy.factors-changed.v1",
  whom: "self",
  person: ({ person }: Published["tenancy.factors-changed.v1"]) => person,
  security: true,
  mail: true,
  path: "/security",
} as const;

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
