import type { Envelope, JsonObject } from "../../contracts/events/index.ts";
import type { TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type TenantScope, visiting } from "../platform/tenancy.ts";
import { grantsReceived, grantTicket } from "../tenancy/index.ts";
import { fieldsOf } from "./epcis/captured.ts";
import { envelopesOf, eventById } from "./reads.ts";
import { bundleAddress, partOf, subjectsShown } from "./sharing/shown.ts";

type ReceivedGrant = Awaited<ReturnType<typeof grantsReceived>>[number];

/** An event of another firm, as far as its grant goes. */
export interface SharedEvent {
  readonly grant: ReceivedGrant;
  readonly ownerId: TenantId;
  readonly eventTime: Date;
  readonly eventType: string;
  readonly bizStep: string | null;
  /** The granted fields. */
  readonly fields: JsonObject;
  /** Names of the fields that the grant leaves out. */
  readonly withheld: readonly string[];
  /** Where its proof is fetched; null where nothing that it is about is shown, or no circle is. */
  readonly proof: string | null;
}

/**
 * Parts a body into what a field mask shows and the names of what it withholds, be it in part; an
 * empty mask shows all.
 */
export function masked(body: JsonObject, mask: readonly string[]) {
  const fields = fieldsOf(body);
  if (mask.length === 0) return { fields, withheld: [] };
  const withheld = Object.keys(fields).filter((name) => !mask.includes(name));
  return { fields: partOf(fields, mask), withheld };
}

async function granted(scope: TenantScope, grant: ReceivedGrant): Promise<SharedEvent | null> {
  const leave = await grantTicket(scope, grant.id);
  const found = await visiting(scope, leave.owner, leave.ticket, async (host) => {
    const row = await eventById(host, leave.resourceId);
    const envelopes = row === null ? null : await envelopesOf(host, [row.id]);
    const envelope: Envelope | undefined = row === null ? undefined : envelopes?.get(row.id);
    return row === null || envelope === undefined ? null : { row, envelope };
  });
  if (found === null) return null;
  const { eventTime, eventType, bizStep } = found.row;
  const isProved =
    leave.audience !== null && subjectsShown(found.envelope, leave.fields).length > 0;
  return {
    ...masked(found.envelope.body, leave.fields),
    grant,
    ownerId: leave.owner,
    eventTime,
    eventType,
    bizStep,
    proof: isProved ? bundleAddress(grant.id) : null,
  };
}

/**
 * Events that others have granted to this firm: a page by grant, the newest first. A grant that its
 * owner has ended since is passed over.
 */
export async function sharedEvents(
  scope: TenantScope,
  limit: number,
  afterId: string | null,
): Promise<{
  readonly events: SharedEvent[];
  readonly lastId: string | null;
  readonly more: boolean;
}> {
  const grants = await grantsReceived(scope, "trace-event", { limit: limit + 1, afterId });
  const events: SharedEvent[] = [];
  for (const grant of grants.slice(0, limit)) {
    const event = await granted(scope, grant).catch((fault: unknown) => {
      if (fault instanceof Refusal && fault.code === "GRANT_NOT_FOUND") return null;
      throw fault;
    });
    if (event !== null) events.push(event);
  }
  const lastId = grants[Math.min(limit, grants.length) - 1]?.id ?? null;
  return { events, lastId, more: grants.length > limit };
}
