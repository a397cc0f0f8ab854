import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openLog } from "../../services/platform/log.ts";
import { type RecordedEvent, Relay, type Subscriber } from "../../services/platform/relay.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const log = openLog("test", "silent");
let platform: StagedPlatform;
let firms: readonly StagedFirm[];
let owner: postgres.Sql;

beforeAll(async () => {
  platform = await stagePlatform();
  firms = [await platform.firm("north"), await platform.firm("south")];
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

/** Hears everything and keeps it in memory, in the order of hearing. */
function listener(name: string, before: (event: RecordedEvent) => void = () => undefined) {
  const heard: RecordedEvent[] = [];
  const subscriber: Subscriber = {
    name,
    hears: ["*"],
    hear: async (_scope, events) => {
      for (const event of events) before(event);
      heard.push(...events);
    },
  };
  return { heard, subscriber };
}

async function emit(firm: StagedFirm, count: number): Promise<void> {
  const { actor } = firm.administrator;
  const body = { firm: "gs1:417/9524101000000", grantee: "gs1:417/9524102000009" };
  await asTenant(platform.app, actor, "tenancy.grant", async (scope) => {
    for (let at = 0; at < count; at += 1) {
      await scope.emit({
        type: "tenancy.grant-revoked.v1",
        body: { ...body, grantId: String(at) },
      });
    }
  });
}

async function runDry(relay: Relay): Promise<void> {
  for (let idle = 0; idle < 2; ) idle = (await relay.round()) === 0 ? idle + 1 : 0;
}

/** A relay by whose clock any rest is over at the next round. */
function hasty(subscriber: Subscriber, holder: string) {
  let now = 0;
  const relay = new Relay(platform.worker, [subscriber], holder, log, () => now);
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round += 1) {
      now += 60_000;
      await relay.round();
    }
  };
  return { relay, rounds };
}

const lettersOf = (subscriber: Subscriber) =>
  owner`select event_id from dead_letters where subscriber = ${subscriber.name}`;

let turn = 0;
beforeEach(() => {
  turn += 1;
});

it("gives each firm's events positions without gaps, in the order in which they became visible", async () => {
  await Promise.all(firms.flatMap((firm) => [emit(firm, 7), emit(firm, 5), emit(firm, 1)]));
  const relay = new Relay(platform.worker, [], "relay-1", log);
  await runDry(relay);
  await relay.stop();
  for (const firm of firms) {
    const rows = await owner`
      select position::int as position, xact::text::bigint as xact, id from outbox
      where tenant_id = ${firm.id} order by position`;
    expect(rows.map((row) => row["position"])).toEqual(rows.map((_row, at) => at + 1));
    const inOrder = [...rows].sort(
      (a, b) => Number(a["xact"]) - Number(b["xact"]) || (a["id"] < b["id"] ? -1 : 1),
    );
    expect(rows.map((row) => row["id"])).toEqual(inOrder.map((row) => row["id"]));
  }
});

it("tells each subscriber every event once and in order, also when two relays run", async () => {
  const { heard, subscriber } = listener(`twice-${turn}`);
  const relays = ["relay-a", "relay-b"].map(
    (holder) => new Relay(platform.worker, [subscriber], holder, log),
  );
  await Promise.all([...relays.map(runDry), ...firms.map((firm) => emit(firm, 20))]);
  await Promise.all(relays.map(runDry));
  await Promise.all(relays.map((relay) => relay.stop()));
  const [counted] = await owner`select count(*)::int as n from outbox`;
  expect(new Set(heard.map((event) => event.id)).size).toBe(heard.length);
  expect(heard.length).toBe(counted?.["n"]);
  for (const firm of firms) {
    const positions = heard.filter((event) => event.tenantId === firm.id).map((e) => e.position);
    expect(positions).toEqual(positions.map((_position, at) => BigInt(at + 1)));
  }
});

it("sets a poison event aside after five tries, and the others flow", async () => {
  const all = await owner<{ id: string }[]>`select id from outbox order by tenant_id, position`;
  const poison = all[3]?.id;
  const { heard, subscriber } = listener(`poisoned-${turn}`, (event) => {
    if (event.id === poison) throw new Error("cannot digest");
  });
  const { relay, rounds } = hasty(subscriber, "relay-p");
  await rounds(12);
  await runDry(relay);
  await relay.stop();
  const letters = await owner`select event_id, fault from dead_letters
    where subscriber = ${subscriber.name}`;
  expect(letters).toEqual([{ event_id: poison, fault: "cannot digest" }]);
  expect(new Set(heard.map((event) => event.id)).size).toBe(all.length - 1);
});

it("sets nothing aside for who misses none, nor for a fault that passes, and rests meanwhile", async () => {
  const [{ n: all = 0 } = {}] = await owner<{ n: number }[]>`select count(*)::int as n from outbox`;
  const faults = ["53100", "53300", "40P01", "57P01", "55P03", "ECONNREFUSED", undefined];
  for (const code of faults) {
    let fails = 9;
    const { heard, subscriber } = listener(`waiting-${turn}-${code}`, () => {
      fails -= 1;
      if (fails >= 0) throw Object.assign(new Error("not now"), { code });
    });
    const patient = code === undefined ? { ...subscriber, missesNone: true as const } : subscriber;
    const { relay, rounds } = hasty(patient, `relay-${code}`);
    await rounds(12);
    await runDry(relay);
    expect(await lettersOf(patient)).toEqual([]);
    expect(heard).toHaveLength(all);
    await relay.stop();
  }
});

it("notes on which event one waits that misses none, since when and why, until it goes on", async () => {
  const [poison] = await owner<{ id: string; tenant: string }[]>`
    select id, tenant_id as tenant from outbox where position = 2 order by tenant_id limit 1`;
  let isMended = false;
  const { subscriber } = listener(`stalled-${turn}`, (event) => {
    if (event.id !== poison?.id || isMended) return;
    const told = new Error("insert ... params: what nobody may read");
    throw Object.assign(told, { code: "23514" });
  });
  const { relay, rounds } = hasty({ ...subscriber, missesNone: true }, "relay-s");
  const noted = () => owner`select tenant_id, position::int, waits_on, waits_since, waits_for
    from subscriber_positions where subscriber = ${subscriber.name} and waits_on is not null`;
  await rounds(4);
  const [first, ...others] = await noted();
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    tenant_id: poison?.tenant,
    position: 1,
    waits_on: poison?.id,
    waits_for: "23514",
  });
  await rounds(2);
  expect(await noted(), "it has waited since the first time").toEqual([first]);
  isMended = true;
  await rounds(2);
  expect(await noted()).toEqual([]);
  await relay.stop();
});

it("leaves a subscriber alone that fails again and again, longer each time", async () => {
  let asked = 0;
  const subscriber: Subscriber = {
    name: `resting-${turn}`,
    hears: ["*"],
    missesNone: true,
    hear: async () => {
      asked += 1;
      throw new Error("not now");
    },
  };
  let now = 0;
  const houses = (await owner`select from outbox_heads`).length;
  const relay = new Relay(platform.worker, [subscriber], "relay-r", log, () => now);
  const askedBy = async (time: number) => {
    now = time;
    await relay.round();
    return asked / houses;
  };
  const times = [0, 1, 100, 201, 400, 601];
  const counts: number[] = [];
  for (const time of times) counts.push(await askedBy(time));
  expect(counts).toEqual([1, 2, 2, 3, 3, 4]);
  await relay.stop();
});

it("tells what was set aside again to who hears late, once it can be taken", async () => {
  const [poison] = await owner<{ id: string }[]>`select id from outbox order by id limit 1`;
  let isMended = false;
  const { heard, subscriber } = listener(`late-${turn}`, (event) => {
    if (event.id === poison?.id && !isMended) throw new Error("cannot digest");
  });
  const late = { ...subscriber, hearsLate: true as const };
  const { relay, rounds } = hasty(late, "relay-l");
  await rounds(12);
  await runDry(relay);
  expect(await lettersOf(late)).toEqual([{ event_id: poison?.id }]);
  expect(await relay.again()).toBe(0);
  expect(await lettersOf(late)).toHaveLength(1);
  isMended = true;
  expect(await relay.again()).toBe(1);
  expect(await relay.again()).toBe(0);
  expect(await lettersOf(late)).toEqual([]);
  expect(heard.filter(({ id }) => id === poison?.id)).toHaveLength(1);
  await relay.stop();
});

it("a relay whose lanes another took can stamp nothing more", async () => {
  const old = new Relay(platform.worker, [], "relay-old", log);
  await old.round();
  // Its clock stood still: the lease ran out and another took the lanes.
  await owner`update leases set holder = 'relay-new', fence = fence + 1 where name like 'outbox-lane-%'`;
  await emit(firms[0] as StagedFirm, 1);
  expect(await old.round()).toBe(0);
  const [waiting] = await owner`select count(*)::int as n from outbox where position is null`;
  expect(waiting?.["n"]).toBe(1);
  await owner`update leases set until = 'epoch' where name like 'outbox-lane-%'`;
});
