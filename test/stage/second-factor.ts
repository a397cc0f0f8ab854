import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { PersonId } from "../../services/kernel/brand.ts";
import { asPerson, asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { newId } from "../../services/platform/ids.ts";
import { sealed } from "../../services/platform/sealing.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { authenticate } from "../../services/tenancy/index.ts";
import { passkeysOf } from "../../services/tenancy/second-factor/reads.ts";
import { recoveryDigest } from "../../services/tenancy/second-factor/recovery.ts";
import { closeTicket } from "../../services/tenancy/second-factor/tickets.ts";
import { codeOf, stepAt } from "../../services/tenancy/second-factor/totp.ts";
import {
  deletePasskeys,
  insertPasskey,
  setRecoveryCodes,
  setTotp,
} from "../../services/tenancy/second-factor/writes.ts";
import { continueSession } from "../../services/tenancy/sessions/second.ts";
import type { StagedHouse } from "./house.ts";
import { facts, letterKey, origin, type SignedIn } from "./platform.ts";
import { SoftwareKey } from "./software-key.ts";

const { proofs } = origin;
const secret = randomBytes(20);
const kept = secret.toString("base64url");
const recoveryCode = "ABCDE-FGH23";

const viewers = new WeakMap<StagedHouse, Promise<SignedIn>>();

/** Who has the second factors of a house: everyone else in it signs in by the password alone. */
function viewerOf(house: StagedHouse): Promise<SignedIn> {
  const known = viewers.get(house);
  if (known !== undefined) return known;
  const made = house.platform.member(house.hands.firm, "viewer", ["viewer"]);
  viewers.set(house, made);
  return made;
}

/** Gives the person one factor of each kind, unspent and with nothing failed before. */
async function enrol({ platform }: StagedHouse, personId: PersonId) {
  await asProgram(platform.worker, ({ db }) => db.execute(sql`delete from sign_in_attempts`));
  return asPerson(platform.app, { personId }, async (scope) => {
    const { now } = scope;
    await setTotp(scope, personId, sealed(kept, proofs.secretKey, personId), 0);
    const digest = recoveryDigest(proofs.codeKey, personId, recoveryCode);
    await setRecoveryCodes(scope, personId, [digest]);
    const [only, ...others] = await passkeysOf(scope, personId);
    if (only !== undefined && others.length === 0) return only;
    await deletePasskeys(scope, personId);
    const id = newId<string>();
    const key = { id, personId, credentialId: id, publicKey: Buffer.alloc(1), counter: 0 };
    const made = { ...key, transports: [], name: "手机", addedAt: now, lastUsedAt: now };
    await insertPasskey(scope, made);
    return made;
  });
}

function personIn({ actor }: SignedIn): PersonId {
  if (actor.personId === null) throw new Error("a viewer is a person");
  return actor.personId;
}

/** The house's viewer in a session that has seen his second factor. */
export async function securedSession(house: StagedHouse): Promise<SignedIn> {
  const { platform, hands } = house;
  const viewer = await viewerOf(house);
  const personId = personIn(viewer);
  await enrol(house, personId);
  const into = { firm: hands.firm.id, provider: null };
  const issued = { personId, issuedAt: Date.now(), challenge: kept, ...into };
  const ticket = closeTicket(proofs, { of: "sign-in", ...issued });
  const ask = { ticket, recoveryCode, code: null, passkey: null };
  const at = { ...origin, request: facts() };
  const { token } = await continueSession(platform.app, ask, at, letterKey);
  await enrol(house, personId);
  const actor = await authenticate(platform.app, token, facts(), proofs);
  if (actor === null) throw new Error("a session that has just begun is not known");
  return { email: viewer.email, token, actor };
}

/** The viewer's factors, half-way through signing in, proving and enrolling. */
export async function factorsOf(house: StagedHouse) {
  const { platform, hands } = house;
  const viewer = await viewerOf(house);
  const personId = personIn(viewer);
  const passkey = await enrol(house, personId);
  await asTenant(platform.app, viewer.actor, "tenancy.secure-self", ({ db }) =>
    db.execute(sql`update sessions set proved_at = now() where person_id = ${personId}`),
  );
  const issued = { personId, issuedAt: Date.now() };
  const challenged = { ...issued, challenge: kept };
  const into = { firm: hands.firm.id, provider: null };
  return {
    passkey: globalId("Passkey", hands.firm.id, passkey.id),
    credential: passkey.credentialId,
    recoveryCode,
    code: codeOf(secret, stepAt(new Date())),
    ticket: closeTicket(proofs, { ...challenged, of: "sign-in", ...into }),
    proofTicket: closeTicket(proofs, { ...challenged, of: "proof" }),
    totpTicket: closeTicket(proofs, { ...issued, of: "totp", secret: kept }),
    passkeyTicket: closeTicket(proofs, { ...challenged, of: "passkey" }),
    answer: new SoftwareKey(proofs.site.origin).register(JSON.stringify({ challenge: kept })),
  };
}
