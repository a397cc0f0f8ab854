import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Identity } from "../../../identifiers/codes/index.ts";
import type { Hearer } from "../../../identifiers/registry/news.ts";
import { Recent } from "../../../identifiers/resolver/recent.ts";
import { Registry } from "../../../identifiers/resolver/registry.ts";
import type { RegistryRecord } from "../../../identifiers/resolver/rules.ts";
import { openLog } from "../../../services/platform/log.ts";

const patience = { knownMs: 600, unknownMs: 200, waitMs: 300, longestMs: 600, restMs: 200 };
const log = openLog("test", "silent");
const link = {
  type: "gs1:pip",
  href: "{platform}/t{path}",
  title: { zh: "护照", en: "Passport" },
  media: "text/html",
  languages: ["zh"],
  isDefault: true,
};

const serial = "gs1:01/06901234000016/21/S1" as Identity;
const gtin = "gs1:01/06901234000016" as Identity;
const levels = [serial, gtin];

/** A registry over a list of codes that can be added to, and be away or slow. */
function stage(...codes: Identity[]) {
  const state = { codes: new Set(codes), away: false, slowMs: 0, questions: 0 };
  const read = async (asked: readonly Identity[]): Promise<RegistryRecord[]> => {
    state.questions += 1;
    if (state.slowMs > 0) await pause(state.slowMs);
    if (state.away) throw new Error("the database is away");
    return asked
      .filter((code) => state.codes.has(code))
      .map((code) => ({ code, links: [link], description: undefined }));
  };
  return { state, read, registry: new Registry(read, log, patience) };
}

/** The same over a registry that hears news, and what gives it some. */
function heard(...codes: Identity[]) {
  const { state, read } = stage(...codes);
  let hearer: Hearer | undefined;
  const registry = new Registry(read, log, patience, (heard) => {
    hearer = heard;
    return () => undefined;
  });
  const news = () => {
    if (hearer === undefined) throw new Error("it does not listen");
    return hearer;
  };
  return { state, registry, news };
}

describe("the registry as a resolver sees it", () => {
  it("answers again from memory while an answer is fresh", async () => {
    const { state, registry } = stage(serial, gtin);
    await registry.lookUp(levels);
    const { records, stale } = await registry.lookUp(levels);
    expect(records.map(({ code }) => code)).toEqual(levels);
    expect({ stale, questions: state.questions }).toEqual({ stale: false, questions: 1 });
  });

  it("asks once for a hundred who want the same code at once", async () => {
    const { state, registry } = stage(serial);
    await Promise.all(Array.from({ length: 100 }, () => registry.lookUp(levels)));
    expect(state.questions).toBe(1);
  });

  it("finds soon what is registered after it was asked for in vain", async () => {
    const { state, registry } = stage();
    expect((await registry.lookUp(levels)).records).toEqual([]);
    state.codes.add(serial);
    expect((await registry.lookUp(levels)).records).toEqual([]);
    await pause(patience.unknownMs + 5);
    expect((await registry.lookUp(levels)).records).toHaveLength(1);
  });

  it("knows of what it has told whether it still stands, and how old it is by then", async () => {
    const { state, registry } = stage(serial, gtin);
    const found = await registry.lookUp(levels);
    const ageMs = () => registry.ageIfStanding(found, performance.now());
    await pause(20);
    expect(ageMs()).toBeGreaterThanOrEqual(19);
    expect(registry.ageIfStanding(await registry.lookUp(levels), performance.now())).toBeDefined();
    await pause(patience.knownMs);
    expect(ageMs(), "it is old").toBeUndefined();
    expect(state.questions).toBe(1);
    await registry.lookUp(levels);
    expect(ageMs(), "the same was read").toBeLessThan(patience.knownMs);
    state.codes.delete(gtin);
    registry.doubt(gtin);
    await registry.lookUp(levels);
    expect(ageMs(), "something else was read").toBeUndefined();
  });

  it.each([
    ["the code is doubted", (registry: Registry) => registry.doubt(serial)],
    ["what is above it is doubted", (registry: Registry) => registry.doubt(gtin)],
    ["everything is doubted", (registry: Registry) => registry.doubt(null)],
    [
      "it was forgotten for twenty thousand others",
      async (registry: Registry) => {
        for (let at = 0; at < 20_001; at += 1)
          await registry.lookUp([`${gtin}/21/${at}` as Identity]);
      },
    ],
  ])("and that it does not when %s", async (_what, act) => {
    const many = Array.from({ length: 20_001 }, (_, at) => `${gtin}/21/${at}` as Identity);
    const { registry } = stage(serial, gtin, ...many);
    const found = await registry.lookUp(levels);
    await pause(1);
    expect(registry.ageIfStanding(found, performance.now())).toBeDefined();
    await act(registry);
    expect(registry.ageIfStanding(found, performance.now())).toBeUndefined();
  });

  it("is as old as the last news while that comes, and asks no more", async () => {
    const { state, news, registry } = heard(serial, gtin);
    const found = await registry.lookUp(levels);
    await pause(patience.knownMs / 2);
    const moment = performance.now();
    news().heardUntil(moment);
    await pause(patience.knownMs / 2 + 50);
    expect(await registry.lookUp(levels)).toMatchObject({ stale: false });
    expect(state.questions).toBe(1);
    const ageMs = registry.ageIfStanding(found, performance.now()) ?? Number.NaN;
    expect(ageMs).toBeLessThanOrEqual(performance.now() - moment);
    await pause(patience.knownMs);
    expect(registry.ageIfStanding(found, performance.now()), "no news came").toBeUndefined();
  });

  it("believes no news of what it has read before anything may have changed", async () => {
    const { news, registry } = heard(serial, gtin);
    const found = await registry.lookUp(levels);
    news().changed(null);
    news().heardUntil(performance.now());
    expect(registry.ageIfStanding(found, performance.now())).toBeUndefined();
  });

  it("trusts nothing that changed while it was read, whatever else changed since", async () => {
    const { state, news, registry } = heard(serial, gtin);
    registry.listen();
    state.slowMs = 50;
    const asked = registry.lookUp(levels);
    news().changed([serial]);
    for (let at = 0; at < 20_001; at += 1) news().changed([`${gtin}/21/${at}` as Identity]);
    const found = await asked;
    expect(found.records).toHaveLength(2);
    news().heardUntil(performance.now());
    expect(registry.ageIfStanding(found, performance.now())).toBeUndefined();
  });

  it("still answers what it knew while the database is away, and marks it", async () => {
    const { state, registry } = stage(serial, gtin);
    await registry.lookUp(levels);
    state.away = true;
    await pause(patience.knownMs + 10);
    const finding = await registry.lookUp(levels);
    expect(finding).toMatchObject({ stale: true, records: [{ code: serial }, { code: gtin }] });
    expect(finding.ageMs).toBeGreaterThan(patience.knownMs);
    state.away = false;
    await pause(patience.restMs + 10);
    expect(await registry.lookUp(levels)).toMatchObject({ stale: false });
  });

  it("does not call a code unknown because the database is away", async () => {
    const { state, registry } = stage();
    await registry.lookUp(levels);
    state.away = true;
    await pause(patience.unknownMs + 5);
    await expect(registry.lookUp(levels)).rejects.toMatchObject({ code: "REGISTRY_AWAY" });
    const elsewhere = registry.lookUp([gtin]);
    await expect(elsewhere).rejects.toMatchObject({ code: "REGISTRY_AWAY" });
  });

  it("takes a slow answer for an answer, also that nothing is there", async () => {
    const { state, registry } = stage();
    state.slowMs = patience.unknownMs + 50;
    expect(await registry.lookUp(levels)).toMatchObject({ records: [], stale: false });
  });

  it("does not wait for a database that hangs", async () => {
    const { state, registry } = stage(serial);
    await registry.lookUp(levels);
    await pause(patience.knownMs + 10);
    state.slowMs = 10_000;
    const begun = performance.now();
    expect(await registry.lookUp(levels)).toMatchObject({ stale: true });
    const unknown = registry.lookUp([gtin.replace("16", "23") as Identity]);
    await expect(unknown).rejects.toMatchObject({ code: "REGISTRY_AWAY" });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it("asks a database that is away once in a while and not for every request", async () => {
    const { state, registry } = stage();
    state.away = true;
    await Promise.allSettled(levels.map((code) => registry.lookUp([code])));
    const before = state.questions;
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, count) => registry.lookUp([`gs1:00/${count}` as Identity])),
    );
    expect(state.questions).toBe(before);
  });
});

it("what was used last is kept, and no more than there is room for", () => {
  const recent = new Recent<number>(2);
  recent.set("a", { value: 1, readAt: 0 });
  recent.set("b", { value: 2, readAt: 0 });
  recent.get("a");
  recent.set("c", { value: 3, readAt: 0 });
  expect(["a", "b", "c"].map((key) => recent.get(key)?.value)).toEqual([1, undefined, 3]);
});
