import type { RefusalCode } from "../../../contracts/refusals/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { asTenant, type RequestFacts } from "../../platform/tenancy.ts";
import { departing } from "../actors.ts";
import { failureDigest, type Trip } from "./trips.ts";
import { arriveOnce } from "./writes.ts";

/** A journey of ours that has failed at a firm's door. */
interface FailedArrival {
  readonly firm: TenantId;
  /** The provider has issued a token for it: nobody brings that about without the provider. */
  readonly vouched: boolean;
}

// Not a value of the refusal: at whose door it was is told to nobody.
const failures = new WeakMap<Refusal, FailedArrival>();
const vouchedFor = new WeakSet<Refusal>();

/** Remembers of a refusal that the provider had issued a token before. */
export function markVouched(refusal: Refusal): Refusal {
  vouchedFor.add(refusal);
  return refusal;
}

/** What has failed, where a refusal counts against a firm's door; undefined for any other fault. */
export function failureOf(fault: unknown): FailedArrival | undefined {
  return fault instanceof Refusal ? failures.get(fault) : undefined;
}

/** Of somebody who is not let in; not where the provider is off or away, who tells of nobody. */
const failing: ReadonlySet<RefusalCode> = new Set([
  "PROVIDER_STATE_INVALID",
  "PROVIDER_DENIED",
  "PROVIDER_CLIENT_REFUSED",
  "PROVIDER_CLOCK",
  "PROVIDER_ANSWER_INVALID",
  "PROVIDER_EMAIL_UNVERIFIED",
  "PROVIDER_DOMAIN",
  "PROVIDER_MEMBER_UNKNOWN",
  "PROVIDER_SUBJECT_OTHER",
]);

/** Notes in the firm's audit that a journey of ours has failed, and counts it: each journey once. */
export async function noteFailure(
  database: Database,
  trip: Trip,
  fault: unknown,
  request: RequestFacts,
): Promise<void> {
  if (!(fault instanceof Refusal) || !failing.has(fault.code)) return;
  const { firm, issuer } = trip;
  const vouched = vouchedFor.has(fault);
  await asTenant(database, departing(firm, request), "tenancy.depart", async (scope) => {
    const isFirst = await arriveOnce(scope, failureDigest(trip));
    if (isFirst) failures.set(fault, { firm, vouched });
    scope.about(`provider:${issuer}`, { act: "arrive-failed", code: fault.code, vouched });
  });
}
