import type { EventId, TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Window } from "../kernel/window.ts";
import { readGlobalId } from "../platform/graphql/ids.ts";
import type { TenantScope } from "../platform/tenancy.ts";

/** Something that two firms are party to, as one of them finds it in its own house. */
export interface DisputedThing {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** The other firm. */
  readonly other: TenantId;
  readonly window: Window;
  /** From when on the days run within which a case is opened. */
  readonly endedAt: Date;
  readonly currency: string;
  /** The operating rules that it was agreed under. */
  readonly rulesVersion: number;
  /** The ledger's events about it, all of one house, which both firms may see. */
  readonly events: { readonly house: TenantId; readonly ids: readonly EventId[] };
}

/** A kind of thing that firms may dispute; its module finds one among the house's own. */
export interface Disputable {
  /** The name in cases and events: `booking`. */
  readonly thingType: string;
  /** The type of its Relay ids: `Booking`. */
  readonly nodeType: string;
  find(scope: TenantScope, id: string): Promise<DisputedThing | null>;
}

const byNodeType = new Map<string, Disputable>();
const byThingType = new Map<string, Disputable>();

/** Lets firms dispute things of a kind; each module does so for its own at import. */
export function registerDisputable(disputable: Disputable): void {
  byNodeType.set(disputable.nodeType, disputable);
  byThingType.set(disputable.thingType, disputable);
}

/** A thing with the name of its kind. */
export interface NamedThing extends DisputedThing {
  readonly thingType: string;
}

/**
 * What a Relay id names among the things of the house. Throws `DISPUTE_THING_NOT_FOUND` alike for
 * what is absent, another firm's, or of a kind that is not disputed; `ID_MALFORMED`.
 */
export async function thingNamed(scope: TenantScope, text: string): Promise<NamedThing> {
  const { type, tenantId, id } = readGlobalId(text, "thing");
  const disputable = byNodeType.get(type);
  const isOwn = disputable !== undefined && tenantId === scope.house;
  const thing = isOwn ? await disputable.find(scope, id) : null;
  if (disputable === undefined || thing === null) {
    throw new Refusal("DISPUTE_THING_NOT_FOUND", {}, "thing");
  }
  return { ...thing, thingType: disputable.thingType };
}

/** The same by what a case says of it; null when the house no longer has it. */
export async function thingOf(
  scope: TenantScope,
  thingType: string,
  id: string,
): Promise<DisputedThing | null> {
  return (await byThingType.get(thingType)?.find(scope, id)) ?? null;
}

/** The type of Relay ids of a kind of thing. */
export function nodeTypeOf(thingType: string): string {
  return byThingType.get(thingType)?.nodeType ?? thingType;
}
