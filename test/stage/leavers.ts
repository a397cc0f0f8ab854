import { randomBytes } from "node:crypto";
import type { PersonId } from "../../services/kernel/brand.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { newId } from "../../services/platform/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { leaving } from "../../services/tenancy/actors.ts";
import { issueLink } from "../../services/tenancy/export/links.ts";
import { leftExpiryOf } from "../../services/tenancy/export/rules.ts";
import { issueInvitation } from "../../services/tenancy/index.ts";
import { setLeft } from "../../services/tenancy/leaving/writes.ts";
import { seePerson } from "../../services/tenancy/people/reads.ts";
import { insertMembership, insertPerson } from "../../services/tenancy/people/writes.ts";
import { firmExports } from "../../services/tenancy/schema/exports.ts";
import type { StagedHouse } from "./house.ts";
import { spareTenant } from "./operator-asks.ts";
import type { SignedIn, StagedPlatform } from "./platform.ts";

const inviters = new WeakMap<StagedPlatform, Promise<SignedIn>>();

/** An invitation into the operator's house that nobody has confirmed. */
export async function waitingInvitation(platform: StagedPlatform): Promise<string> {
  const inviter = inviters.get(platform) ?? platform.operatorPerson("security");
  inviters.set(platform, inviter);
  const { actor } = await inviter;
  const email = `${newId()}@operator.example`;
  const { invitation } = await asTenant(platform.app, actor, "tenancy.invite", (scope) =>
    issueInvitation(scope, { email, roles: ["audit"] }),
  );
  return globalId("Invitation", actor.tenantId, invitation.id);
}

/** A member of the house whom nothing else knows: he may go. He has no password to sign in by. */
export async function leaverOf(house: StagedHouse): Promise<string> {
  const { platform, hands } = house;
  const { actor } = hands.firm.administrator;
  const id = newId<PersonId>();
  const email = `${id}@leaver.example`;
  const { tenantId } = actor;
  const known = { id, email, name: house.canary, passwordHash: "none", locale: "zh" } as const;
  await asTenant(platform.app, actor, "tenancy.invite", async (scope) => {
    const joinedAt = scope.now;
    await seePerson(scope, { personId: id });
    const at = { tenantIds: [tenantId], lastTenantId: tenantId, createdAt: joinedAt };
    await insertPerson(scope, { ...known, ...at });
    const { name } = known;
    const roles = ["viewer" as const];
    const member = { tenantId, personId: id, roles, name, email, joinedAt, welcomedAt: null };
    await insertMembership(scope, member);
  });
  return house.id("Member", id);
}

/** The code of a link to the last archive of a firm that has left, and the archive's digest. */
export async function leftArchive(house: StagedHouse): Promise<{ code: string; sha256: string }> {
  const { id: tenantId } = await spareTenant(house);
  const sha256 = randomBytes(32);
  const id = newId<string>();
  const personId = newId<PersonId>();
  const actor = leaving(tenantId, personId, newId<string>());
  const code = await asTenant(house.platform.app, actor, "tenancy.end-leaving", async (scope) => {
    const until = leftExpiryOf(scope.now);
    const asked = { tenantId, id, askedBy: null, askedAt: scope.now, tries: 1, tablesDone: 1 };
    const made = { finishedAt: scope.now, rows: 1, sizeBytes: 1, sha256, expiresAt: until };
    await scope.db.insert(firmExports).values({ ...asked, ...made, status: "done" });
    await setLeft(scope);
    return issueLink(scope, id, { personId, until });
  });
  return { code, sha256: sha256.toString("hex") };
}
