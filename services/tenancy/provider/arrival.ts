import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { asTenant, readInHouse, type TenantScope } from "../../platform/tenancy.ts";
import { entering } from "../actors.ts";
import { emitCredential } from "../credentials.ts";
import { seePerson } from "../people/reads.ts";
import { rememberFirm } from "../people/writes.ts";
import { type SecondStep, secondStepOf } from "../second-factor/second-step.ts";
import { beginSession, type Origin, type StartedSession } from "../sessions/commands.ts";
import { provenIdentity } from "./connection.ts";
import { clientOf, openProvider } from "./departure.ts";
import { admitEntry } from "./entry.ts";
import { markVouched, noteFailure } from "./failures.ts";
import { candidatesQuestion, type OpenProvider } from "./reads.ts";
import { type Candidate, decideMember, type ProvenIdentity, sparesFactor } from "./rules.ts";
import { arrivalDigest, lostTrip, openTrip, returnAddress, type Trip } from "./trips.ts";
import { arriveOnce, takeLink } from "./writes.ts";

/** What a browser brings back: its own cookie, and the address that the provider sent it to. */
export interface Arriving {
  readonly trip: string | null;
  readonly address: string;
}

/** The address, if it is the one that this journey was to return to, in its own state. */
function addressOf(proofs: Proofs, { firm, state }: Trip, text: string): URL {
  if (!URL.canParse(text)) throw lostTrip();
  const url = new URL(text);
  if (`${url.origin}${url.pathname}` !== returnAddress(proofs, firm)) throw lostTrip();
  const states = url.searchParams.getAll("state");
  if (states.length !== 1 || states[0] !== state) throw lostTrip();
  return url;
}

/** The member whom a proven identity means, in this firm alone. */
async function memberOf(
  database: Database,
  firm: TenantId,
  { issuer, domains }: OpenProvider,
  identity: ProvenIdentity,
): Promise<Candidate> {
  const { subject, email } = identity;
  const question = candidatesQuestion(firm, { issuer, subject, email });
  const candidates = await readInHouse<Candidate>(database, firm, question);
  return decideMember(domains, identity, candidates);
}

/** Whoever the provider has proved, and who is not let in all the same. */
function vouchedRefusal(fault: unknown): never {
  throw fault instanceof Refusal ? markVouched(fault) : fault;
}

async function noteArrival(
  scope: TenantScope,
  trip: Trip,
  { subject }: ProvenIdentity,
  { personId }: Candidate,
): Promise<void> {
  if (!(await arriveOnce(scope, arrivalDigest(trip)))) throw lostTrip();
  // Two first arrivals at once, of different subjects for one address, or the reverse.
  const { issuer } = trip;
  const link = await takeLink(scope, { issuer, subject, personId });
  if (link === "other") throw markVouched(new Refusal("PROVIDER_SUBJECT_OTHER"));
  if (link === "known") return;
  const linked = { person: personId, credential: "provider-link", act: "set", issuer } as const;
  await emitCredential(scope, linked);
}

/**
 * Signs in whoever a firm's provider has proved, in that firm and no other; or asks for his second
 * factor, if he has one and the provider's does not count. Throws `PROVIDER_STATE_INVALID`,
 * `PROVIDER_OFF`, `PROVIDER_SUBJECT_OTHER` and what `provenIdentity` and `decideMember` throw.
 */
export async function arrive(
  database: Database,
  { trip: kept, address }: Arriving,
  origin: Origin,
): Promise<StartedSession | SecondStep> {
  const { proofs, request } = origin;
  const trip = openTrip(proofs, kept, new Date());
  const url = addressOf(proofs, trip, address);
  try {
    return await comeIn(database, trip, url, origin);
  } catch (fault) {
    await noteFailure(database, trip, fault, request);
    throw fault;
  }
}

/** Ends a journey that has come back as it set out. */
async function comeIn(
  database: Database,
  trip: Trip,
  url: URL,
  origin: Origin,
): Promise<StartedSession | SecondStep> {
  const { proofs, request } = origin;
  const { firm, issuer } = trip;
  const provider = await openProvider(database, firm);
  if (provider === null || provider.issuer !== issuer) throw new Refusal("PROVIDER_OFF");
  const client = clientOf(proofs, firm, provider);
  const identity = await provenIdentity(proofs.guard, client, trip, url);
  const member = await memberOf(database, firm, provider, identity).catch(vouchedRefusal);
  const { personId, roles } = member;
  const actor = entering({ tenantId: firm, personId }, "tenancy.session", request);
  return asTenant(database, actor, "tenancy.session", async (scope) => {
    await noteArrival(scope, trip, identity, member);
    await seePerson(scope, { personId });
    const by = { by: "provider", provider: issuer } as const;
    await admitEntry(scope, by, roles);
    const asked = sparesFactor(provider, identity, roles)
      ? null
      : await secondStepOf(proofs, scope, personId, { of: "sign-in", firm, provider: issuer });
    scope.about(`person:${personId}`, { act: "arrive", ...by });
    if (asked !== null) return asked;
    const started = await beginSession(scope, personId, origin, { ...by, strength: "password" });
    await rememberFirm(scope, personId);
    return started;
  });
}
