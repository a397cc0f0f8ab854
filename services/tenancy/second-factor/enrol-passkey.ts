import type { PersonId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { once } from "../../platform/once.ts";
import type { Proofs } from "../../platform/proofs.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { Session } from "../sessions/reads.ts";
import { drawCodes, type NewCodes } from "./codes.ts";
import { emitFactors } from "./events.ts";
import { drawChallenge, passkeyIn, registrationOptions } from "./passkeys.ts";
import { enrolledBy, passkeysOf } from "./reads.ts";
import { checkProof, mostPasskeys } from "./rules.ts";
import { seeSelf, selfIn } from "./self.ts";
import { closeTicket, openOwnTicket } from "./tickets.ts";
import { insertPasskey, setPasskeyName } from "./writes.ts";

const longestName = 60;

/** A passkey that is about to be made. */
export interface PasskeyOffer {
  readonly ticket: string;
  readonly options: string;
}

/** Begins the making of a passkey. Throws `PROOF_NEEDED`, `PASSKEYS_TOO_MANY`. */
export async function offerPasskey(
  proofs: Proofs,
  scope: TenantScope,
  session: Session,
): Promise<PasskeyOffer> {
  const person = await selfIn(scope);
  const kept = await passkeysOf(scope, person.id);
  const { id: personId } = person;
  const { now } = scope;
  const { id: ticket } = await once(scope, "passkeyOffer", async () => {
    checkProof(session, now);
    if (kept.length >= mostPasskeys) throw new Refusal("PASSKEYS_TOO_MANY", { most: mostPasskeys });
    const issued = { personId, issuedAt: now.getTime(), challenge: drawChallenge() };
    scope.about(`person:${personId}`, { act: "offer-passkey" });
    return closeTicket(proofs, { of: "passkey", ...issued });
  });
  const { challenge } = openOwnTicket(proofs, "passkey", ticket, { personId, now });
  return { ticket, options: await registrationOptions(proofs, person, kept, challenge) };
}

/** What a browser brings back from the making of a passkey. */
export interface MadePasskey {
  readonly ticket: string;
  readonly answer: string;
  readonly name: string;
}

/** Enrols a passkey. Throws `PROOF_NEEDED`, `TICKET_INVALID`, `PASSKEY_REFUSED`, `TEXT_LENGTH`. */
export async function enrolPasskey(
  proofs: Proofs,
  scope: TenantScope,
  session: Session,
  ask: MadePasskey,
): Promise<NewCodes> {
  const personId = await seeSelf(scope);
  let codes: NewCodes = null;
  await once(scope, "passkeyConfirm", async () => {
    const { now } = scope;
    const before = await enrolledBy(scope, personId);

    checkProof(session, now);
    const name = requiredWording(ask.name, longestName, "name");
    const ticket = openOwnTicket(proofs, "passkey", ask.ticket, { personId, now });
    const passkey = await passkeyIn(proofs, ticket, ask.answer, { name, now });

    if (passkey === null || !(await insertPasskey(scope, passkey))) {
      throw new Refusal("PASSKEY_REFUSED", {}, "answer");
    }
    if (before.recoveryCodes === 0) codes = await drawCodes(proofs, scope, personId);
    await emitFactors(scope, personId, "added");
    scope.about(`passkey:${passkey.id}`, { act: "enrol-passkey" });
    return passkey.id;
  });
  return codes;
}

/** One of the person's passkeys; throws `PASSKEY_NOT_FOUND`. */
export async function ownPasskey(scope: TenantScope, personId: PersonId, id: string) {
  const passkey = (await passkeysOf(scope, personId)).find((each) => each.id === id);
  if (passkey === undefined) throw new Refusal("PASSKEY_NOT_FOUND", {}, "id");
  return passkey;
}

/** Gives one of one's passkeys another name. Throws `PASSKEY_NOT_FOUND`, `TEXT_LENGTH`. */
export async function renamePasskey(scope: TenantScope, id: string, asked: string): Promise<void> {
  const personId = await seeSelf(scope);
  await once(scope, "passkeyRename", async () => {
    await ownPasskey(scope, personId, id);
    await setPasskeyName(scope, id, requiredWording(asked, longestName, "name"));
    scope.about(`passkey:${id}`, { act: "rename" });
    return id;
  });
}
