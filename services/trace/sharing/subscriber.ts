import type { GrantGivenV1 } from "../../../contracts/events/shapes/tenancy.ts";
import { mapKey } from "../../../contracts/proof/index.ts";
import type { EventId, TenantId } from "../../kernel/brand.ts";
import { appendToChains } from "../../ledger/index.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import type { Subscriber } from "../../platform/relay.ts";
import { circleOfGrant, encircleGrants } from "../../tenancy/index.ts";
import { committedOf } from "../reads.ts";
import { subjectsShown } from "./shown.ts";

const kind = "trace-event";
const batch = 100;

/** What of whose event is shown, and to which circle. */
interface Shown {
  readonly owner: TenantId;
  readonly resourceId: string;
  readonly fields: readonly string[];
  readonly audience: Uint8Array | null;
}

async function append(scope: ProgramScope, shown: Shown): Promise<void> {
  const { owner, resourceId, fields } = shown;
  const id = resourceId as EventId;
  const found = await committedOf({ db: scope.db, house: owner }, [id]);
  const envelope = found.get(id)?.envelope;
  if (shown.audience === null || envelope === undefined) return;
  const audience = Buffer.from(shown.audience).toString("hex");
  const things = subjectsShown(envelope, fields);
  await appendToChains(
    scope,
    id,
    things.map((thing) => mapKey(audience, thing)),
  );
}

/** Appends each event that is granted to the chains of its things for the grant's circle. */
export const sharingSubscriber: Subscriber = {
  name: "sharing",
  hears: ["tenancy.grant-given.v1"],
  hearsLate: true,
  hear: async (scope, events) => {
    for (const { tenantId: owner, envelope } of events) {
      const { grantId, resource, fields } = envelope.body as GrantGivenV1;
      if (resource.kind !== kind) continue;
      const audience = await circleOfGrant(scope, owner, grantId);
      await append(scope, { owner, resourceId: resource.id, fields, audience });
    }
  },
};

/**
 * Gives grants from before there were circles theirs, and appends their events as if they were given
 * now. Tells how many.
 */
export function encircleOlder(database: Database): Promise<number> {
  return asProgram(database, async (scope) => {
    const encircled = await encircleGrants(scope, kind, batch);
    for (const grant of encircled) await append(scope, grant);
    return encircled.length;
  });
}
