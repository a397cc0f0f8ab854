import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId, readIdOf } from "../../services/platform/graphql/ids.ts";
import { sessionIdleMs } from "../../services/tenancy/sessions/rules.ts";
import { StagedApi } from "../stage/api.ts";
import { marketHears, midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { answersIn } from "../stage/streamed.ts";

const watching = `subscription ($offers: [ID!]!) { marketFree(offers: $offers) {
  id freeHours freeWindows { from until } } }`;
const holding = `mutation ($input: BookingHoldInput!) { bookingHold(input: $input) {
  ... on Hold { id } ... on Refusal { code } } }`;
const releasing = `mutation ($id: ID!) { bookingRelease(id: $id) { ... on Hold { id } ... on Refusal { code } } }`;

// For an answer that comes, on a machine with much else to do.
const patienceMs = 20_000;
// As long as a session that was ended may be remembered.
const rememberedMs = 2_100;

let platform: StagedPlatform;
let owner: postgres.Sql;
let api: StagedApi;
let gearShop: StagedFirm;
let assembly: StagedFirm;
let wind: StagedFirm;

const day = midnight(3);
const window = (from: number, hours: number) => minutesFrom(day, from * 60, hours * 60);

async function offered(changes: Parameters<typeof stageOffer>[3] = {}): Promise<string> {
  const id = await stageOffer(platform, gearShop, await stageGrinder(platform, gearShop), changes);
  await marketHears(platform);
  return globalId("Offer", gearShop.id, id);
}

interface Told {
  readonly data?: { readonly marketFree: readonly { id: string; freeHours: string }[] } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** What somebody is told of offers, one answer after the other. */
class Watcher {
  private readonly answers: AsyncGenerator<string>;

  private constructor(answers: AsyncGenerator<string>) {
    this.answers = answers;
  }

  static async of(session: string, offers: readonly string[]): Promise<Watcher> {
    const body = JSON.stringify({ query: watching, variables: { offers } });
    const headers = { "content-type": "application/json" };
    const response = await api.call("/graphql", { method: "POST", session, body, headers });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    return new Watcher(answersIn(response));
  }

  async next(): Promise<Told | null> {
    const late = pause(patienceMs).then(() => Promise.reject(new Error("nothing was told")));
    const { done, value } = await Promise.race([this.answers.next(), late]);
    return done ? null : (JSON.parse(value) as Told);
  }

  async hours(): Promise<string[]> {
    return (await this.next())?.data?.marketFree.map(({ freeHours }) => freeHours) ?? [];
  }

  async leave(): Promise<void> {
    await this.answers.return(undefined);
  }
}

const tokenOf = ({ administrator }: StagedFirm) => administrator.token;

async function hold(firm: StagedFirm, offer: string, from: number): Promise<string> {
  const { data } = await api.ask(
    holding,
    { input: { offer, window: window(from, 2) } },
    { session: tokenOf(firm) },
  );
  await marketHears(platform);
  return data.bookingHold.id;
}

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  api = new StagedApi(platform);
  gearShop = await platform.firm("gear");
  assembly = await platform.firm("assembly");
  wind = await platform.firm("wind");
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

describe("what is free of an offer is told as it changes", () => {
  it("when somebody holds part of it, and when he lets it go; and never by whom", async () => {
    const offer = await offered();
    const watcher = await Watcher.of(tokenOf(wind), [offer]);
    expect(await watcher.hours()).toEqual(["24"]);
    const held = await hold(assembly, offer, 8);
    const told = await watcher.next();
    expect(told?.data?.marketFree).toEqual([
      {
        id: offer,
        freeHours: "22",
        freeWindows: [
          { from: day.toISOString(), until: window(8, 0).from.toISOString() },
          { from: window(10, 0).from.toISOString(), until: midnight(4).toISOString() },
        ],
      },
    ]);
    expect(JSON.stringify(told)).not.toContain(assembly.id);
    const { data } = await api.ask(releasing, { id: held }, { session: tokenOf(assembly) });
    expect(data.bookingRelease.id).toBe(held);
    await marketHears(platform);
    expect(await watcher.hours()).toEqual(["24"]);
    await watcher.leave();
  });

  it("that was withdrawn by its being there no more", async () => {
    const offer = await offered();
    const watcher = await Watcher.of(tokenOf(wind), [offer]);
    expect(await watcher.hours()).toEqual(["24"]);
    const withdraw = `mutation ($id: ID!) { offerWithdraw(id: $id) { ... on Offer { id } } }`;
    await api.ask(withdraw, { id: offer }, { session: tokenOf(gearShop) });
    await marketHears(platform);
    expect(await watcher.next()).toEqual({ data: { marketFree: [] } });
    await watcher.leave();
  });

  it("only to those who may see it; to others as if it were not there", async () => {
    const offer = await offered({ visibility: "firms", firms: [assembly.id] });
    const open = await offered();
    const invited = await Watcher.of(tokenOf(assembly), [offer, open]);
    const outsider = await Watcher.of(tokenOf(wind), [offer, open]);
    expect(await invited.hours()).toEqual(["24", "24"]);
    expect(await outsider.hours()).toEqual(["24"]);
    await hold(assembly, offer, 8);
    expect((await invited.hours()).sort()).toEqual(["22", "24"]);
    // Nothing was said of the other offer: the next that the outsider hears is of the open one.
    await hold(assembly, open, 12);
    expect(await outsider.hours()).toEqual(["22"]);
    await Promise.all([invited.leave(), outsider.leave()]);
  });

  it("also when the line to the database was cut meanwhile", async () => {
    const offer = await offered();
    const watcher = await Watcher.of(tokenOf(wind), [offer]);
    expect(await watcher.hours()).toEqual(["24"]);
    await owner`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'lianzao_app' and datname = current_database()`;
    await hold(assembly, offer, 8);
    expect(await watcher.hours()).toEqual(["22"]);
    await hold(assembly, offer, 12);
    expect(await watcher.hours()).toEqual(["20"]);
    await watcher.leave();
  });
});

describe("C26 a subscription asks again who is told, with each answer", () => {
  it("and ends with the session in which it was begun", async () => {
    const offer = await offered();
    const { email, actor } = wind.administrator;
    const { token } = await platform.signIn(email, actor.tenantId);
    const watcher = await Watcher.of(token, [offer]);
    expect(await watcher.hours()).toEqual(["24"]);
    await api.ask("mutation { sessionEnd { ... on Done { ok } } }", {}, { session: token });
    await pause(rememberedMs);
    await hold(assembly, offer, 8);
    const told = await watcher.next();
    expect(told?.data ?? null).toBeNull();
    expect(told?.errors?.[0]?.extensions.code).toMatch(/^(NOT_SIGNED_IN|SESSION_EXPIRED)$/);
    expect(await watcher.next()).toBeNull();
  });

  it("and ends with it within five seconds also where nothing happens", async () => {
    const offer = await offered();
    const { email, actor } = wind.administrator;
    const { token } = await platform.signIn(email, actor.tenantId);
    const watcher = await Watcher.of(token, [offer]);
    expect(await watcher.hours()).toEqual(["24"]);
    const ending = performance.now();
    await api.ask("mutation { sessionEnd { ... on Done { ok } } }", {}, { session: token });
    const told = await watcher.next();
    expect(told?.errors?.[0]?.extensions.code).toMatch(/^(NOT_SIGNED_IN|SESSION_EXPIRED)$/);
    expect(await watcher.next()).toBeNull();
    expect(performance.now() - ending).toBeLessThan(5_000);
  });

  it("and keeps no session alive that is used for nothing else", async () => {
    const offer = await offered();
    const { email, actor } = wind.administrator;
    const { token } = await platform.signIn(email, actor.tenantId);
    const { data } = await api.ask("{ viewer { sessionId } }", {}, { session: token });
    const { id } = readIdOf("Session", data.viewer.sessionId, "id");
    const watcher = await Watcher.of(token, [offer]);
    expect(await watcher.hours()).toEqual(["24"]);
    const seenAt = new Date(Date.now() - sessionIdleMs + 3_000);
    await owner`update sessions set seen_at = ${seenAt} where id = ${id}`;
    // What happens is told, and is no use of the session either.
    await pause(rememberedMs);
    await hold(assembly, offer, 8);
    expect(await watcher.hours()).toEqual(["22"]);
    const told = await watcher.next();
    expect(told?.errors?.[0]?.extensions.code).toBe("SESSION_EXPIRED");
    expect(await owner`select seen_at from sessions where id = ${id}`).toEqual([
      { seen_at: seenAt },
    ]);
  });

  it("and ends for whoever may no longer do what it is for", async () => {
    const offer = await offered();
    const { id, administrator } = await platform.firm("reorganised");
    const watcher = await Watcher.of(administrator.token, [offer]);
    expect(await watcher.hours()).toEqual(["24"]);
    await owner`update memberships set roles = '{}' where tenant_id = ${id}`;
    const told = await watcher.next();
    expect(told?.errors?.[0]?.extensions.code).toBe("NOT_PERMITTED");
    expect(await watcher.next()).toBeNull();
  });

  it("and begins for nobody who may not search the market", async () => {
    const offer = await offered();
    const stranger = await api.ask(watching, { offers: [offer] });
    expect(stranger.errors[0]?.extensions.code).toBe("NOT_SIGNED_IN");
    const session = (await platform.operatorPerson("system")).token;
    const operator = await api.ask(watching, { offers: [offer] }, { session });
    expect(operator.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
  });

  it("and stands alone in its document", async () => {
    const query = `query a { viewer { roles } } ${watching.replace("subscription", "subscription b")}`;
    const { errors } = await api.ask(query, { offers: [] }, { session: tokenOf(wind) });
    expect(errors[0]?.extensions.code).toBe("DOCUMENT_INVALID");
  });
});
