import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bundle, mapKey, verifyBundle } from "../../contracts/proof/index.ts";
import { reportOf } from "../../contracts/proof/verify/report.ts";
import { fsck, isDamage } from "../../services/ledger/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { encircleOlder } from "../../services/trace/index.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { auditMap, provedChains } from "../stage/map-audit.ts";
import {
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { tamperings } from "../stage/tampering.ts";
import { StagedWorker } from "../stage/worker.ts";

const thing = (serial: string) => `https://id.gs1.org/01/04012345111118/21/${serial}`;
const identity = (serial: string) => `gs1:01/04012345111118/21/${serial}`;

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let maker: StagedFirm;
let buyer: StagedFirm;
let rival: StagedFirm;
let clerk: SignedIn;
let logKey: string;
/** Relay ids of the maker's events, in the order in which they came. */
const events: string[] = [];

async function capture(circle: string, epcList: readonly string[]): Promise<void> {
  const document = epcisDocument([inspection(`S${events.length}`, { epcList })]);
  const headers = { "lianzao-audience": circle };
  const answer = await api.capture(document, { session: clerk.token, headers });
  expect(answer.status, await answer.text()).toBe(202);
  const [row] = await owner`select id from trace_events order by record_time desc, id desc limit 1`;
  events.push(globalId("TraceEvent", maker.id, row?.["id"]));
}

async function grant(event: number, fields: readonly string[], to = buyer): Promise<string> {
  const input = {
    resource: events[event],
    grantee: globalId("Firm", to.id, to.id),
    purpose: "incoming inspection",
    fields,
  };
  const document = `mutation ($input: GrantGiveInput!) { grantGive(input: $input) {
    ... on Grant { id } ... on Refusal { code } } }`;
  const { data } = await api.ask(document, { input }, { session: maker.administrator.token });
  await worker.settle();
  return Buffer.from(data.grantGive.id, "base64url").toString().split(":")[2] ?? "";
}

const asked = (id: string, firm: StagedFirm, code = "") =>
  api.call(`/log/grants/${id}/bundle${code && `?code=${encodeURIComponent(code)}`}`, {
    session: firm.administrator.token,
  });

async function bundle(id: string, code = ""): Promise<Bundle> {
  const answer = await asked(id, buyer, code);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Bundle;
}

function proved(whole: unknown) {
  const verdict = verifyBundle(whole, { logKey });
  if (!verdict.ok) throw new Error(`${verdict.code} ${JSON.stringify(verdict.values)}`);
  return verdict.proved;
}

let first: string;
let whole: Bundle;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  maker = await platform.firm("maker");
  clerk = await platform.member(maker, "clerk", ["quality"]);
  buyer = await platform.firm("buyer");
  rival = await platform.firm("rival");
  await capture("house", [thing("A"), thing("B"), thing("C")]);
  await capture("house", [thing("A")]);
  await capture("public", [thing("A")]);
  await capture("house", [thing("A")]);
  await worker.settle();
  logKey = (await (await api.call("/log/key")).text()).trim();
  // The later event first: a chain is in the order of its grants.
  first = await grant(1, []);
  await grant(0, ["epcList/0", "bizStep"]);
  whole = await bundle(first);
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

describe("what was granted, in one file", () => {
  it("is proved to be all that is public or was granted, and of no other audience", () => {
    const { subject, chains } = proved(whole);
    expect(subject).toBe(identity("A"));
    expect(
      chains.map(({ audience, entries: _entries, ...chain }) => [audience === "public", chain]),
    ).toEqual([
      [true, { identity: identity("A"), shown: 1, withheld: 0 }],
      [false, { identity: identity("A"), shown: 2, withheld: 0 }],
    ]);
    // The fourth event was granted to nobody, and leaves no trace.
    expect(whole.chains.flatMap(({ links }) => links)).toHaveLength(3);
  });

  it("shows of an event no more than one serial of three, and that the rest is withheld", () => {
    const { events: told } = proved(whole);
    const partly = told.find(({ event }) => event.withheld.length > 0)?.event;
    expect(partly?.body["epcList"]).toEqual([thing("A")]);
    expect(partly?.subjects).toEqual([identity("A")]);
    expect(partly?.withheld).toContainEqual({ pointer: "/body/epcList", parts: 2 });
    expect(JSON.stringify(whole)).not.toContain("/21/B");
  });

  it("holds in one order only, and turns away whatever is changed in it", () => {
    let state = 20261129;
    const dice = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const all = tamperings(whole, dice).filter(({ kind, value }) => {
      const saysLess = /^\/chains: (first|last) left out$/.test(kind);
      return !saysLess && JSON.stringify(value) !== JSON.stringify(whole);
    });
    expect(all.length).toBeGreaterThan(200);
    const accepted = all.filter(({ value }) => verifyBundle(value, { logKey }).ok);
    expect(accepted.map(({ kind }) => kind)).toEqual([]);
    const asPublic = { ...whole, format: "lianzao/bundle/1" };
    expect(verifyBundle(asPublic, { logKey })).toMatchObject({ ok: false });
  });

  it("is not there for another firm, its own owner, a thing that is withheld, or an unknown grant", async () => {
    for (const firm of [rival, maker]) expect((await asked(first, firm)).status).toBe(404);
    const partly = await grant(0, ["epcList/0"]);
    expect((await asked(partly, buyer, thing("B"))).status).toBe(404);
    expect((await asked(crypto.randomUUID(), buyer)).status).toBe(404);
    expect((await asked("no-grant", buyer)).status).toBe(404);
    expect((await api.call(`/log/grants/${first}/bundle`)).status).toBe(401);
  });
});

describe("all that a firm may see of a thing, in one file", () => {
  const file = async (firm: StagedFirm, serial: string) => {
    const code = encodeURIComponent(thing(serial));
    const answer = await api.call(`/log/house/bundle?code=${code}`, {
      session: firm.administrator.token,
    });
    return { status: answer.status, whole: answer.ok ? ((await answer.json()) as Bundle) : null };
  };
  const circlesOf = async ({ id }: StagedFirm): Promise<ReadonlyMap<string, string>> => {
    const rows = await owner<{ name: string; audience: Buffer }[]>`
      select name, audience from circles where tenant_id = ${id}`;
    return new Map(rows.map(({ name, audience }) => [name, audience.toString("hex")]));
  };
  const chainsIn = (bundle: Bundle | null) =>
    new Map(proved(bundle).chains.map((chain) => [chain.audience, chain]));

  it("has of its own all that it captured, whole, and what is public, each proved to be all", async () => {
    const { whole: own } = await file(maker, "A");
    const house = (await circlesOf(maker)).get("house") ?? "";
    const chains = chainsIn(own);
    expect([...chains.keys()]).toEqual(["public", house]);
    expect(chains.get("public")).toMatchObject({ shown: 1, withheld: 0 });
    expect(chains.get(house)).toMatchObject({ shown: 3, withheld: 0 });
    const { events: told, subject } = proved(own);
    expect(subject).toBe(identity("A"));
    expect(told.map(({ event }) => event.withheld)).toEqual([[], [], [], []]);
    const { proved: points } = reportOf(proved(own), "en");
    const makers = told[0]?.event.fields.owner;
    expect(points).toContain(
      `${identity("A")}: up to that time there are 3 events for the circle ${house.slice(0, 8)}… of ${makers}, and all are shown here.`,
    );
    const without = { ...own, events: own?.events.slice(1) };
    expect(verifyBundle(without, { logKey })).toMatchObject({ ok: false });
  });

  it("has of others what they have granted, and that they have granted no more", async () => {
    const { whole: granted } = await file(buyer, "A");
    const [makers, buyers] = [await circlesOf(maker), await circlesOf(buyer)];
    const circle = makers.get(`firm:${buyer.id}`) ?? "";
    const own = buyers.get("house") ?? "";
    const chains = chainsIn(granted);
    expect(new Set(chains.keys())).toEqual(new Set(["public", own, circle]));
    expect(chains.get(circle)).toMatchObject({ shown: 2, withheld: 0 });
    expect(chains.get(own)).toMatchObject({ shown: 0, withheld: 0 });
    expect(proved(granted).events).toHaveLength(3);
    expect(JSON.stringify(granted)).not.toContain("/21/B");
    expect(reportOf(proved(granted), "zh").proved.join("\n")).toContain(
      `没有面向圈子 ${own.slice(0, 8)}…的事件`,
    );
  });

  it("has for a firm that nothing was granted to no more than is public, and no trace of a circle", async () => {
    const { whole: open } = await file(rival, "A");
    const own = (await circlesOf(rival)).get("house") ?? "";
    expect([...chainsIn(open).keys()]).toEqual(["public", own]);
    expect(proved(open).events).toHaveLength(1);
    expect(open?.events[0]?.disclosure).toEqual(
      whole.events.find(({ logIndex }) => logIndex === open?.events[0]?.logIndex)?.disclosure,
    );
    const text = JSON.stringify(open);
    for (const circle of (await circlesOf(maker)).values()) expect(text).not.toContain(circle);
    for (const serial of ["B", "NOBODY"]) expect((await file(rival, serial)).status).toBe(404);
    expect((await file(buyer, "B")).status).toBe(404);
    expect((await file(maker, "B")).status).toBe(200);
    expect((await api.call("/log/house/bundle?code=no%20code")).status).toBe(401);
    const none = await api.call("/log/house/bundle", { session: maker.administrator.token });
    expect(none.status).toBe(404);
  });

  it("is pointed to where the firm may see more than is public", async () => {
    const pointed = async (firm: StagedFirm, serial: string) => {
      const asking = "query ($code: String!) { traceProof(code: $code) }";
      const session = firm.administrator.token;
      const { data } = await api.ask(asking, { code: thing(serial) }, { session });
      return data.traceProof;
    };
    const path = `/log/house/bundle?code=${encodeURIComponent(identity("A"))}`;
    expect(await pointed(maker, "A")).toBe(path);
    expect(await pointed(buyer, "A")).toBe(path);
    expect(await pointed(rival, "A")).toBeNull();
    expect(await pointed(buyer, "B")).toBeNull();
    const answer = await api.call(path, { session: maker.administrator.token });
    expect(answer.headers.get("content-disposition")).toMatch(/filename=".*\.lz\.json"/);
  });
});

describe("the chains of a circle", () => {
  const lengthOf = async (serial: string) => {
    const [circle] = await owner<{ audience: Buffer }[]>`
      select audience from circles where tenant_id = ${maker.id} and name like 'firm:%'
        and name = ${`firm:${buyer.id}`}`;
    const audience = circle?.audience.toString("hex") ?? "";
    const [length] = await provedChains(platform.worker, owner, [
      mapKey(audience, identity(serial)),
    ]);
    return length;
  };

  it("have an event once, however often it is granted, and only for things that are shown", async () => {
    expect(await lengthOf("A")).toBe(2);
    expect(await lengthOf("B")).toBe(0);
    await grant(1, []);
    await grant(0, ["epcList/1"]);
    expect(await lengthOf("A")).toBe(2);
    expect(await lengthOf("B")).toBe(1);
  });

  it("stop with what is revoked: it is counted, and shown no more; what was handed out holds", async () => {
    const document = `mutation ($id: ID!) { grantRevoke(id: $id) { ... on Grant { id } } }`;
    const third = await grant(3, []);
    expect(proved(await bundle(first)).chains[1]).toMatchObject({ shown: 3, withheld: 0 });
    const id = globalId("Grant", maker.id, third);
    await api.ask(document, { id }, { session: maker.administrator.token });
    await worker.settle();
    expect((await asked(third, buyer)).status).toBe(404);
    expect(proved(await bundle(first)).chains[1]).toMatchObject({ shown: 2, withheld: 1 });
    expect(proved(whole).events).toHaveLength(3);
  });

  it("are of the firm that was granted to alone, and take in nothing by capture", async () => {
    await grant(1, [], rival);
    const rows = await owner`select distinct audience from circles where tenant_id = ${maker.id}`;
    expect(rows).toHaveLength(3);
    const headers = { "lianzao-audience": `firm:${buyer.id}` };
    const answer = await api.capture(epcisDocument([inspection("X")]), {
      session: clerk.token,
      headers,
    });
    expect(await answer.json()).toMatchObject({ code: "AUDIENCE_UNKNOWN" });
  });

  it("have what was granted before there were circles, once the worker has given it one", async () => {
    const old = await grant(3, ["epcList"]);
    const ended = await grant(2, ["epcList"], rival);
    // As it was then: the rival had no circle at all, the buyer's grant none.
    await owner`update grants set audience = null where id in ${owner([old, ended])}`;
    await owner`update grants set revoked_at = now() where id = ${ended}`;
    expect((await asked(old, buyer)).status).toBe(404);
    expect(await encircleOlder(platform.worker)).toBe(1);
    expect(await encircleOlder(platform.worker)).toBe(0);
    await worker.settle();
    const { chains } = proved(await bundle(old));
    expect(chains[1]).toMatchObject({ identity: identity("A"), withheld: 0 });
    const copies = await owner`select distinct audience from grants where id = ${old}`;
    expect(copies).toHaveLength(1);
    const [none] = await owner`select audience from grants where id = ${ended}`;
    expect(none?.["audience"]).toBeNull();
  });

  it("follow one from another under every head, and pass the walk over the log", async () => {
    const { faults, statements } = await auditMap(owner);
    expect(faults).toEqual([]);
    expect(statements).toBeGreaterThan(4);
    const walked = fsck(platform.worker, diskBlobs(api.folder), logKey);
    for await (const told of walked) expect(isDamage(told), JSON.stringify(told)).toBe(false);
  });
});
