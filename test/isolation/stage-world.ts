import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { firmRoles, operatorRoles } from "../../contracts/access/roles.ts";
import { registrySubscriber } from "../../identifiers/resolver/index.ts";
import { marketSubscriber } from "../../services/capacity/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { openLog } from "../../services/platform/log.ts";
import { Relay } from "../../services/platform/relay.ts";
import { passportSubscriber } from "../../services/trace/index.ts";
import { type Asking, StagedApi } from "../stage/api.ts";
import {
  countPartner,
  nameForAll,
  nameGranted,
  nameOnceGranted,
  sayNarrowly,
} from "../stage/audiences.ts";
import { disputeOf, withdrawnDispute } from "../stage/disputes.ts";
import { nodeAsks } from "../stage/field-asks.ts";
import {
  type Hands,
  StagedHouse,
  type StagedThings,
  stageHands,
  stageThings,
} from "../stage/house.ts";
import { importOfHouse } from "../stage/imports.ts";
import { StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { cloneTemplate, type FreshDatabase } from "../stage/server.ts";
import { StagedWorker } from "../stage/worker.ts";
import { type Asker, absentId, canary, type Things, type World } from "./world.ts";

const partsOf = (id: string) => Buffer.from(id, "base64url").toString().split(":");
const localId = (id: string) => partsOf(id)[2] ?? "";
const supportOf = ({ ids }: Things) => ids["SupportGrant"] ?? "";

/** A world and the databases that it stands on. */
export interface StagedWorld {
  readonly world: World;
  readonly fuller: FreshDatabase;
  readonly barer: FreshDatabase;
  close(): Promise<void>;
}

async function thingsOf(
  house: StagedHouse,
  things: StagedThings,
  { disputed, name }: { readonly disputed: string; readonly name: string },
): Promise<Things> {
  const ids: Record<string, string> = {};
  for (const [type, ask] of Object.entries(nodeAsks)) ids[type] = await ask(things, house);
  ids["DisputeCase"] = disputed;
  ids["IdentifierImport"] = await importOfHouse(house);
  return {
    ids,
    code: things.event.code,
    eventId: things.event.eventId,
    email: things.invitation.email,
    word: house.canary,
    invitation: things.invitation.code,
    name,
  };
}

const revocations = {
  ApiKey: "apiKeyRevoke",
  Booking: "bookingCancel",
  Grant: "grantRevoke",
  Invitation: "invitationWithdraw",
  Offer: "offerWithdraw",
  Session: "sessionRevoke",
  SupportGrant: "supportRevoke",
} as const;

/** Everything that can be taken back is, by the firm's own administrator. */
async function revoke(api: StagedApi, asking: Asking, { ids }: Things): Promise<void> {
  for (const [type, mutation] of Object.entries(revocations)) {
    const text = `mutation($id: ID!) { it: ${mutation}(id: $id) { __typename } }`;
    const { data, errors } = await api.ask(text, { id: ids[type] }, asking);
    if (!data || data.it.__typename === "Refusal") {
      throw new Error(`${mutation} of the stage is refused: ${JSON.stringify([data, errors])}`);
    }
  }
}

async function askersOf(platform: StagedPlatform, own: Hands, house: StagedHouse) {
  const askers: Asker[] = [];
  const add = (name: string, asking: Asking, is: Partial<Asker> = {}) =>
    askers.push({ name, asking, hasDealings: false, isOperator: false, ...is });
  const hand = (name: string, { token }: { token: string }, is: Partial<Asker> = {}) =>
    add(name, { session: token }, is);
  const partner = { hasDealings: true };
  hand("everything", own.hand, partner);
  hand("outsider", (await stageHands(platform, "outsider")).hand);
  for (const role of firmRoles) {
    hand(role, await platform.member(own.firm, role, [role]), partner);
  }
  for (const scope of ["graphql", "epcis.query", "epcis.capture"] as const) {
    add(`key for ${scope}`, { key: (await house.key([scope])).token }, partner);
  }
  add("stranger", {});
  for (const role of operatorRoles) {
    // The system administrator is told of grants of support, of whichever firm.
    const is = { isOperator: true, hasDealings: role === "system" };
    hand(role, await platform.operatorPerson(role), is);
  }
  const suspended = await stageHands(platform, "suspended");
  await platform.suspend(suspended.firm.id);
  hand("suspended", suspended.hand);
  return askers;
}

/** A grant of support whose time is over. */
async function lapse(url: string, grant: string): Promise<string> {
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  await owner`update grants set valid_until = now() - interval '1 second'
    where id = ${localId(grant)}`;
  await owner.end();
  return grant;
}

/**
 * The operator's support under a grant of the firm that looks at its rival, and under those of the
 * rival that open nothing: revoked, ended, and the firm's own under the rival's name.
 */
async function addSupport(
  platform: StagedPlatform,
  askers: Asker[],
  { own, revoked, ended }: Readonly<Record<"own" | "revoked" | "ended", string>>,
) {
  const { token: session } = await platform.operatorPerson("system");
  const add = (name: string, support: string) =>
    askers.push({ name, asking: { session, support }, hasDealings: true, isOperator: false });
  const [, rivalId = ""] = partsOf(revoked);
  add("support", own);
  add("support under a revoked grant", revoked);
  add("support under an ended grant", await lapse(platform.fresh.url, ended));
  add("support under another's grant", globalId("SupportGrant", rivalId, localId(own)));
}

/** Every UUID in a firm's rows but those of firms, which are no secret among them. */
async function idsOfRival(url: string, rivalId: string): Promise<ReadonlySet<string>> {
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id'`;
  const questions = tables.map(
    ({ name }) => `select t::text as row from ${name} t where tenant_id = '${rivalId}'`,
  );
  const rows = await owner.unsafe<{ row: string }[]>(questions.join(" union all "));
  const firms = await owner<{ id: string }[]>`select id from tenants`;
  await owner.end();
  const form = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const ids = new Set(rows.flatMap(({ row }) => row.match(form) ?? []));
  for (const { id } of firms) ids.delete(id);
  return ids;
}

/**
 * What the operator has been told of a grant of support, in his own house: without it the grant is
 * as private as the rest.
 */
async function forgetAtOperator(platform: StagedPlatform, grant: string): Promise<void> {
  const owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  const id = localId(grant);
  const told = owner`select id from audit_entries
    where tenant_id = ${platform.house} and subject = ${`grant:${id}`}`;
  await owner`delete from audit_waiting where tenant_id = ${platform.house} and id in (${told})`;
  await owner`delete from audit_entries where tenant_id = ${platform.house} and id in (${told})`;
  await owner`delete from grants where tenant_id = ${platform.house} and id = ${id}`;
  await owner.end();
}

/** What only the fuller database has: things that the rival shares with a third firm at most. */
async function stagePrivate(
  platform: StagedPlatform,
  { rival, third, ...known }: { rival: Hands; third: Hands; disputed: string; name: string },
) {
  const house = new StagedHouse(platform, rival, third, canary);
  const things = await stageThings(house, { publishes: false });
  const heard = [marketSubscriber, passportSubscriber, registrySubscriber];
  const relay = new Relay(platform.worker, heard, "test", openLog("test", "error"));
  while ((await relay.round()) > 0);
  await relay.stop();
  await sayNarrowly(house, known.name);
  const hidden = await thingsOf(house, things, known);
  await forgetAtOperator(platform, supportOf(hidden));
  return hidden;
}

/** What a firm shares with its partner, and what it has shared and taken back. */
async function stageDealings(platform: StagedPlatform, api: StagedApi, from: Hands, to: Hands) {
  const kept = new StagedHouse(platform, from, to, "shared-word");
  const name = await nameGranted(kept);
  const disputed = (await disputeOf(kept)).id;
  const shared = await thingsOf(kept, await stageThings(kept), { disputed, name });
  const ended = new StagedHouse(platform, from, to, "revoked-word");
  const lost = { disputed: await withdrawnDispute(ended), name: await nameOnceGranted(ended) };
  const revoked = await thingsOf(ended, await stageThings(ended), lost);
  await revoke(api, { session: from.firm.administrator.token }, revoked);
  return { shared, revoked, ended: await ended.support() };
}

/** Stages both databases: all that they have in common, a copy, and the rest in one of them. */
export async function stageWorld(): Promise<StagedWorld> {
  const platform = await stagePlatform();
  const api = new StagedApi(platform);
  const rival = await stageHands(platform, "rival");
  const own = await stageHands(platform, "own");
  const third = await stageHands(platform, "third");
  const house = new StagedHouse(platform, own, rival, "own-word");
  const known = { disputed: (await disputeOf(house)).id, name: await nameGranted(house) };
  const mine = await thingsOf(house, await stageThings(house), known);
  // Whom a firm counts among its partners sees what is hers, and she nothing of his by that.
  await countPartner(house);
  const { ended, ...dealings } = await stageDealings(platform, api, rival, own);
  // The operator sees every case, so the rival's with the third is in both databases.
  const beside = new StagedHouse(platform, rival, third, "third-word");
  const theirs = { disputed: (await disputeOf(beside)).id, name: await nameForAll(beside) };
  const askers = await askersOf(platform, own, house);
  const supported = { own: supportOf(mine), revoked: supportOf(dealings.revoked), ended };
  await addSupport(platform, askers, supported);
  const worker = await StagedWorker.open(platform, api.folder);
  await worker.settle();
  await worker.close();
  await platform.disconnect();

  const barer = await cloneTemplate(platform.fresh.name);
  const reopened = new StagedPlatform(platform.fresh, platform.house);
  const hidden = await stagePrivate(reopened, { rival, third, ...theirs });
  await reopened.disconnect();

  const common = await idsOfRival(barer.url, rival.firm.id);
  const all = await idsOfRival(platform.fresh.url, rival.firm.id);
  const world: World = {
    fuller: platform.fresh.url,
    barer: barer.url,
    sealKey: randomBytes(32).toString("base64"),
    macKey: randomBytes(32).toString("base64"),
    blobs: api.folder,
    stagedAt: Date.now(),
    rivalId: rival.firm.id,
    ownId: own.firm.id,
    rival: {
      name: "rival",
      asking: { session: rival.hand.token },
      hasDealings: true,
      isOperator: false,
    },
    askers,
    things: {
      own: mine,
      private: hidden,
      ...dealings,
    },
    privateIds: [...all].filter((id) => !common.has(id) && id !== absentId),
  };
  const drop = async () => {
    api.close();
    await Promise.all([platform.fresh.drop(), barer.drop()]);
  };
  return { world, fuller: platform.fresh, barer, close: drop };
}
