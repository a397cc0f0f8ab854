import type { TenantScope } from "./tenancy.ts";

export const openKinds = [
  "bookings_provided",
  "bookings_made",
  "disputes",
  "offers",
  "grants",
  "keys",
  "webhooks",
] as const;
export type OpenKind = (typeof openKinds)[number];

/** What a firm can have open when it wants to leave. */
export interface OpenThing {
  readonly kind: OpenKind;
  /** How many of them the scope's house has now. */
  count(scope: TenantScope): Promise<number>;
  /** Ends them when the firm has left; null for those until whose end the firm cannot leave. */
  readonly end: ((scope: TenantScope) => Promise<void>) | null;
  /** Canonical identities of the firms with which it has them, who are told that it leaves. */
  partners?(scope: TenantScope): Promise<string[]>;
}

const things = new Map<OpenKind, OpenThing>();

/** Says what a firm has open; each module does so for its own at import. */
export function registerOpen(thing: OpenThing): void {
  things.set(thing.kind, thing);
}

/** All of them in the order in which they are shown: those that are waited for come first. */
export function openThings(): OpenThing[] {
  return openKinds.map((kind) => {
    const thing = things.get(kind);
    if (thing === undefined) throw new Error(`nobody says which ${kind} are open`);
    return thing;
  });
}
