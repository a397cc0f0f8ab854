import { Refusal } from "../../kernel/refusal.ts";
import { readGlobalId } from "../../platform/graphql/ids.ts";
import type { TenantScope } from "../../platform/tenancy.ts";

/** A kind of thing that firms share; its module says whether one is in the owner's house. */
export interface Grantable {
  /** The name in grants and events: `trace-event`. */
  readonly resourceType: string;
  /** The type of its Relay ids: `TraceEvent`. */
  readonly nodeType: string;
  /** Whether it is an event of the log, which a grant appends to the chains of a circle. */
  readonly isEvent?: boolean;
  /** Whether the thing is there, in the scope's own house. */
  exists(scope: TenantScope, id: string): Promise<boolean>;
}

const byNodeType = new Map<string, Grantable>();
const byResourceType = new Map<string, Grantable>();

/** Makes things of a kind shareable; each module does so for its own at import. */
export function registerGrantable(grantable: Grantable): void {
  byNodeType.set(grantable.nodeType, grantable);
  byResourceType.set(grantable.resourceType, grantable);
}

/** What a Relay id names among the shareable things of the house. */
export interface NamedResource {
  readonly resourceType: string;
  readonly resourceId: string;
}

/**
 * Reads the Relay id of something to share. Throws `GRANT_RESOURCE_NOT_FOUND` alike for what is
 * absent, another firm's, or of a kind that is not shared; `ID_MALFORMED`.
 */
export async function resourceNamed(scope: TenantScope, text: string): Promise<NamedResource> {
  const { type, tenantId, id } = readGlobalId(text, "resource");
  const grantable = byNodeType.get(type);
  const own = grantable !== undefined && tenantId === scope.house;
  if (!own || !(await grantable.exists(scope, id))) {
    throw new Refusal("GRANT_RESOURCE_NOT_FOUND", {}, "resource");
  }
  return { resourceType: grantable.resourceType, resourceId: id };
}

/** Whether things of a kind are events of the log. */
export function areEvents(resourceType: string): boolean {
  return byResourceType.get(resourceType)?.isEvent === true;
}

/** The type of Relay ids of a kind of thing. */
export function nodeTypeOf(resourceType: string): string {
  return byResourceType.get(resourceType)?.nodeType ?? resourceType;
}
