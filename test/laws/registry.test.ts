import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  changeIdentifier,
  deleteIdentifier,
  registerIdentifier,
} from "../../identifiers/registry/commands.ts";
import { formerPage } from "../../identifiers/registry/reads.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";
import { type ServedResolver, serveResolver } from "../stage/served.ts";

let platform: StagedPlatform;
let firm: StagedFirm;
let authority: string;
let staged: readonly StagedResolver[];
let resolvers: readonly ServedResolver[];

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("namer");
  authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
  staged = [stageResolver(platform), stageResolver(platform)];
  resolvers = await Promise.all(staged.map(serveResolver));
});

afterAll(async () => {
  await Promise.all(resolvers.map((resolver) => resolver.close()));
  await Promise.all(staged.map((resolver) => resolver.close()));
  await platform.close();
});

const name = (local: string) => `hdl:${authority}/${local}`;
const url = (text: string) => textValue(1, "URL", text);
const register = (code: string, names: readonly string[] = [], text = "https://a.example") =>
  naming(platform, firm, (scope) => registerIdentifier(scope, code, draft([url(text)], { names })));

const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => {
    if (outcome.status === "fulfilled") return "done";
    return outcome.reason instanceof Refusal ? outcome.reason.code : String(outcome.reason);
  });

describe("names are unique", () => {
  it("of many who register one name at once, one does", async () => {
    for (let round = 0; round < 5; round += 1) {
      const asks = Array.from({ length: 6 }, () => register(name(`race-${round}`)));
      const codes = codesOf(await Promise.allSettled(asks)).sort();
      expect(codes).toEqual([...Array(5).fill("IDENTIFIER_TAKEN"), "done"]);
    }
  });

  it("whether it is the first name of one and another of the other, or differs in case", async () => {
    for (let round = 0; round < 5; round += 1) {
      const shared = name(`shared-${round}`);
      const codes = codesOf(
        await Promise.allSettled([
          register(name(`one-${round}`), [shared]),
          register(name(`two-${round}`), [shared.toUpperCase().replace("HDL:", "hdl:")]),
          register(shared),
        ]),
      );
      expect(codes.filter((code) => code === "done")).toHaveLength(1);
      expect(codes.filter((code) => code === "IDENTIFIER_TAKEN")).toHaveLength(2);
    }
  });

  it("two operators who give overlapping prefixes at once give one", async () => {
    const asks = ["690999", "6909991", "69099", "6909992"].map((prefix) =>
      givePrefix(platform, firm.id, prefix, "gs1"),
    );
    const codes = codesOf(await Promise.allSettled(asks));
    // The two longest lie beside each other.
    const given = codes.filter((code) => code === "done").length;
    expect([1, 2]).toContain(given);
    expect(codes.filter((code) => code === "PREFIX_TAKEN")).toHaveLength(4 - given);
  });
});

describe("history", () => {
  it("keeps each state of a record, whoever changes it at the same time", async () => {
    const { id } = await register(name("kept"));
    const change = (text: string, version: number | null = null) =>
      naming(platform, firm, (scope) =>
        changeIdentifier(scope, { id, version }, () => draft([url(text)])),
      );
    await Promise.all(["b", "c", "d"].map((each) => change(`https://${each}.example`)));
    await expect(change("https://e.example", 2)).rejects.toThrow("IDENTIFIER_CHANGED");
    const gone = await naming(platform, firm, (scope) => deleteIdentifier(scope, id));
    expect([gone.version, gone.act, gone.values]).toEqual([5, "deleted", []]);
    await expect(change("https://f.example")).rejects.toThrow("IDENTIFIER_DELETED");
    const again = await register(name("kept"));
    expect([again.id, again.version]).toEqual([id, 6]);

    const former = await naming(platform, firm, (scope) => formerPage(scope, id, null, 20));
    expect(former.map(({ version, act }) => [version, act])).toEqual([
      [5, "deleted"],
      [4, "changed"],
      [3, "changed"],
      [2, "changed"],
      [1, "registered"],
    ]);
    const events = await platform.worker.ask<{ count: number }>(
      "select count(*)::int from outbox where type = 'identifiers.records-changed.v1'",
    );
    expect(events[0]?.count).toBeGreaterThanOrEqual(6);
  });
});

describe("what changes", () => {
  const limitMs = 100;
  const locationAt = async ({ ask }: ServedResolver, local: string) => {
    const answer = await ask(`/${authority}/${local}`);
    return answer.status === 302 ? answer.headers.get("location") : answer.status;
  };

  it("shows within 100 ms at every resolver, which has just told what was before", async () => {
    // Each listens from its first question on.
    await Promise.all(resolvers.map((resolver) => locationAt(resolver, "warm")));
    await pause(200);
    const waits: number[] = [];
    let id: Awaited<ReturnType<typeof register>>["id"] | undefined;
    for (let round = 0; round < 10; round += 1) {
      const next = `https://${round}.example/`;
      await Promise.all(resolvers.map((resolver) => locationAt(resolver, "live")));
      if (id === undefined) ({ id } = await register(name("live"), [], next));
      else {
        const seen = { id, version: null };
        await naming(platform, firm, (scope) =>
          changeIdentifier(scope, seen, () => draft([url(next)])),
        );
      }
      const committed = performance.now();
      await Promise.all(
        resolvers.map(async (resolver) => {
          while ((await locationAt(resolver, "live")) !== next) {
            if (performance.now() - committed > 2_000) throw new Error("it never showed");
            // What is said to both arrives only while nobody asks.
            await pause(1);
          }
          waits.push(performance.now() - committed);
        }),
      );
    }
    expect(Math.max(...waits)).toBeLessThan(limitMs);
  });
});
