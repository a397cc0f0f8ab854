import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commit, disclose, type Envelope } from "../../../contracts/events/index.ts";
import {
  type Bundle,
  grantBundleFormat,
  mapKey,
  verifyBundle,
} from "../../../contracts/proof/index.ts";
import { vectorFolder } from "../../../deploy/golden-vectors.ts";
import { SmallLog } from "../../stage/small-log.ts";
import { tamperings } from "../../stage/tampering.ts";
import { bookingEvent, secret } from "../events/events.ts";

const circle = "cd".repeat(32);
const event: Envelope = { ...bookingEvent(), audience: "public" };
const [firm = "", other = ""] = event.subjects;
const stranger = "gs1:417/6901234000016";

/** The event in the public chains of these, and one more that is not shown. */
function begun(...about: string[]): SmallLog {
  const log = new SmallLog();
  const commitment = commit(event, secret);
  log.seal([
    { commitment, about },
    { commitment: new Uint8Array(32).fill(1), about },
  ]);
  return log;
}

/** The bundle of one chain that shows the event, or of it what `shows` lets through. */
async function shown(
  log: SmallLog,
  identity: string,
  shows: (pointer: string) => boolean = () => true,
): Promise<Bundle> {
  const bundle = await log.bundle(identity);
  const disclosure = disclose(event, secret, shows);
  const chains = bundle.chains.map((chain) => {
    return { ...chain, links: [{ logIndex: 0 }, ...chain.links.slice(1)] };
  });
  const events = [{ disclosure, logIndex: 0, inclusion: log.inclusion(0) }];
  return { ...bundle, chains, events };
}

/** The same bundle with what stands in a circle's chain for one of its things. */
async function withCircle(log: SmallLog, bundle: Bundle, links: Bundle["chains"][0]["links"]) {
  const identity = bundle.subject;
  const map = await log.mapProof(mapKey(circle, identity));
  const chains = [...bundle.chains, { identity, audience: circle, links, map }];
  return { ...bundle, chains };
}

const verdictOf = (log: SmallLog, bundle: unknown) => verifyBundle(bundle, { logKey: log.logKey });

/**
 * What was changed in a bundle that holds, and holds all the same; a chain less says less. Within
 * the event every change is another commitment, which is tried with disclosures.
 */
function forgeries(whole: unknown, logKey: string) {
  expect(verifyBundle(whole, { logKey })).toMatchObject({ ok: true });
  const all = tamperings(whole, () => 0.5, 1).filter(({ kind, value }) => {
    const saysLess = /^\/chains: (first|last) left out$/.test(kind);
    if (kind.includes("/disclosure/event/")) return false;
    return !saysLess && JSON.stringify(value) !== JSON.stringify(whole);
  });
  const kinds = all.map(({ kind }) => kind);
  for (const way of ["/format: by its other name", "/chains/0: its own key told"]) {
    expect(kinds).toContain(way);
  }
  expect(kinds.length).toBeGreaterThan(100);
  return all.filter(({ value }) => verifyBundle(value, { logKey }).ok).map(({ kind }) => kind);
}

describe("nothing in a bundle can be changed, also not to what would say the same", () => {
  it("in one of public events", async () => {
    const log = begun(firm, other);
    expect(
      forgeries(await shown(log, firm, (pointer) => /subjects/.test(pointer)), log.logKey),
    ).toEqual([]);
  });

  it("in one of what was granted", () => {
    const text = readFileSync(join(vectorFolder, "grant-bundle.json"), "utf8");
    const { logKey, bundle } = JSON.parse(text);
    expect(forgeries(bundle, logKey)).toEqual([]);
  });

  it("so the public is never named by zeros, not even where nothing is in the chain", async () => {
    const log = begun(firm);
    const bundle = await log.bundle(stranger);
    expect(verdictOf(log, bundle)).toMatchObject({ ok: true });
    const chains = bundle.chains.map((chain) => ({ ...chain, audience: "0".repeat(64) }));
    expect(verdictOf(log, { ...bundle, chains })).toMatchObject({
      code: "BUNDLE_MALFORMED",
      values: { field: "audience" },
    });
  });
});

describe("an event in the chain of what it is not about", () => {
  it("is a fault of the chain, also where all of it is public", async () => {
    const log = begun(firm, stranger);
    expect(verdictOf(log, await shown(log, firm))).toMatchObject({ ok: true });
    expect(verdictOf(log, await shown(log, stranger))).toMatchObject({
      code: "CHAIN_WRONG",
      values: { identity: stranger },
    });
  });

  it("is none as long as it may be about it: its subjects are withheld in part", async () => {
    const log = begun(firm, stranger);
    const partly = await shown(log, stranger, (pointer) => pointer === "/subjects/0");
    expect(verdictOf(log, partly)).toMatchObject({ ok: true });
  });
});

describe("the bundle of what was granted", () => {
  it("has a circle's chain, if only an empty one, and so is no other bundle", async () => {
    const log = begun(firm, other);
    const open = await shown(log, firm);
    const empty = await withCircle(log, open, []);
    expect(verdictOf(log, { ...empty, format: grantBundleFormat })).toMatchObject({ ok: true });
    expect(verdictOf(log, { ...open, format: grantBundleFormat })).toMatchObject({
      code: "BUNDLE_MALFORMED",
      values: { field: "format" },
    });
  });

  it("alone has an event in a chain for another audience than its own", async () => {
    const log = begun(firm, other);
    const key = Buffer.from(mapKey(circle, firm)).toString("hex");
    log.chains.set(key, log.chainOf(firm).slice(0, 1));
    log.seal([{ commitment: new Uint8Array(32).fill(2), about: [other] }]);
    const granted = await withCircle(log, await shown(log, firm), [{ logIndex: 0 }]);
    expect(verdictOf(log, { ...granted, format: grantBundleFormat })).toMatchObject({ ok: true });
    expect(verdictOf(log, granted)).toMatchObject({ code: "CHAIN_WRONG" });
  });
});

describe("the age of a bundle", () => {
  it("is not known of a head that is dated ahead of the clock", async () => {
    const log = begun(firm);
    const bundle = await log.bundle(firm);
    const at = (minutes: number, maxAgeMs?: number) => {
      const nowMs = log.startMs + minutes * 60_000;
      const age = maxAgeMs === undefined ? {} : { maxAgeMs };
      return verifyBundle(bundle, { logKey: log.logKey, nowMs, ...age });
    };
    const day = 86_400_000;
    expect(at(-6, day)).toMatchObject({ code: "BUNDLE_DATED_AHEAD" });
    expect(at(-4, day)).toMatchObject({ ok: true });
    expect(at(-6)).toMatchObject({ ok: true });
    expect(at(2_000, day)).toMatchObject({ code: "BUNDLE_TOO_OLD" });
  });
});
