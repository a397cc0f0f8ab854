import { describe, expect, it } from "vitest";
import {
  evidenceArchive,
  evidenceDigest,
  findInEvidence,
} from "../../../contracts/incidents/evidence.ts";
import {
  decideThresholds,
  exportThreshold,
  shareOfNetwork,
  thresholdBounds,
  thresholdNames,
  usualThresholds,
} from "../../../services/incidents/alerts/rules.ts";
import {
  checkActing,
  checkMove,
  checkWindow,
  deadlinesOf,
  decideIncident,
  decideRevoking,
  decideTelling,
  type IncidentAsk,
} from "../../../services/incidents/cases/rules.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { SignalTally, sourceOf } from "../../../services/platform/signals.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-11-29T06:00:00Z");
const hourMs = 3_600_000;
const ago = (ms: number) => new Date(now.getTime() - ms);
const firm = "01890a5d-ac96-774b-bcce-b302099a8057" as TenantId;
const asked: IncidentAsk = {
  kind: "attack",
  grade: "large",
  title: " 撞库 ",
  exercise: false,
  detectedAt: null,
  alertIds: [],
  firmIds: [],
};

describe("an incident", () => {
  it("is detected now unless it is said when, which lies in the past", () => {
    expect(decideIncident(asked, now)).toMatchObject({ title: "撞库", detectedAt: now });
    const detectedAt = ago(hourMs);
    expect(decideIncident({ ...asked, detectedAt }, now).detectedAt).toEqual(detectedAt);
    for (const wrong of [ago(-1), ago(367 * 24 * hourMs)]) {
      const { code } = refusal(() => decideIncident({ ...asked, detectedAt: wrong }, now));
      expect(code).toBe("INCIDENT_TIME");
    }
  });

  it("has a title, and not more alerts and firms than one can look through", () => {
    const codeOf = (changes: Partial<IncidentAsk>) =>
      refusal(() => decideIncident({ ...asked, ...changes }, now)).code;
    expect(codeOf({ title: " " })).toBe("TEXT_LENGTH");
    expect(codeOf({ alertIds: Array(51).fill("a") })).toBe("ALERTS_MOST");
    expect(codeOf({ firmIds: Array(51).fill(firm) })).toBe("INCIDENT_FIRMS");
  });

  it("goes on only, and is over once it is closed", () => {
    checkMove("open", "contained");
    checkMove("open", "resolved");
    checkMove("resolved", "closed");
    for (const [from, to] of [
      ["contained", "open"],
      ["closed", "resolved"],
      ["open", "open"],
    ] as const) {
      expect(refusal(() => checkMove(from, to)).code).toBe("INCIDENT_STATE");
    }
    checkActing({ state: "resolved" });
    expect(refusal(() => checkActing({ state: "closed" })).code).toBe("INCIDENT_CLOSED");
  });

  it("is reported in 1 and 4 hours and summed up in 30 days, from large on, unless rehearsed", () => {
    const incident = {
      grade: "large",
      exercise: false,
      detectedAt: now,
      resolvedAt: null,
    } as const;
    const later = (ms: number) => new Date(now.getTime() + ms);
    expect(deadlinesOf(incident)).toEqual([
      { duty: "report_critical", dueAt: later(hourMs) },
      { duty: "report", dueAt: later(4 * hourMs) },
    ]);
    const resolvedAt = later(24 * hourMs);
    expect(deadlinesOf({ ...incident, grade: "extreme", resolvedAt })).toContainEqual({
      duty: "summary",
      dueAt: later(31 * 24 * hourMs),
    });
    expect(deadlinesOf({ ...incident, grade: "general" })).toEqual([]);
    expect(deadlinesOf({ ...incident, exercise: true })).toEqual([]);
  });
});

describe("acts in an incident", () => {
  it("end the sessions of a person, a key, or what is chosen of all", () => {
    const ask = { sessions: true, keys: true, principal: null };
    expect(decideRevoking(ask)).toMatchObject({ sessions: true, keys: true, personId: null });
    expect(decideRevoking({ ...ask, principal: ` person:${firm} ` })).toMatchObject({
      principal: `person:${firm}`,
      sessions: true,
      keys: false,
      personId: firm,
    });
    expect(decideRevoking({ ...ask, principal: `key:${firm}` })).toMatchObject({
      sessions: false,
      keys: true,
      keyId: firm,
    });
    for (const principal of ["somebody", "person:1", `program:${firm}`]) {
      expect(refusal(() => decideRevoking({ ...ask, principal })).code).toBe("INCIDENT_PRINCIPAL");
    }
    const nothing = { sessions: false, keys: false, principal: null };
    expect(refusal(() => decideRevoking(nothing)).code).toBe("INCIDENT_PRINCIPAL");
  });

  it("keep evidence of at most 31 days", () => {
    checkWindow(ago(31 * 24 * hourMs), now);
    for (const [from, until] of [
      [now, now],
      [now, ago(1)],
      [ago(32 * 24 * hourMs), now],
    ] as const) {
      expect(refusal(() => checkWindow(from, until)).code).toBe("EVIDENCE_WINDOW");
    }
  });

  it("tell each firm once, in an exercise with its mark and only if that is chosen", () => {
    const text = { zh: "请修改密码", en: "Change your passwords" };
    const telling = { firmIds: [firm, firm], text, reallyInExercise: false };
    expect(decideTelling(telling, { exercise: false })).toEqual({
      firmIds: [firm],
      text,
      delivered: true,
    });
    const rehearsed = decideTelling(telling, { exercise: true });
    expect(rehearsed).toMatchObject({ delivered: false, text: { en: `[EXERCISE] ${text.en}` } });
    const told = decideTelling({ ...telling, reallyInExercise: true }, { exercise: true });
    expect(told).toMatchObject({ delivered: true, text: { zh: `【演练】${text.zh}` } });
    const wrong = { ...telling, reallyInExercise: true };
    expect(refusal(() => decideTelling(wrong, { exercise: false })).code).toBe("INCIDENT_EXERCISE");
    const none = { ...telling, firmIds: [] };
    expect(refusal(() => decideTelling(none, { exercise: false })).code).toBe("INCIDENT_FIRMS");
  });
});

describe("thresholds", () => {
  it("stay within their bounds, each for itself", () => {
    expect(decideThresholds(usualThresholds)).toEqual(usualThresholds);
    for (const name of thresholdNames) {
      const { least, most } = thresholdBounds[name];
      for (const value of [least - 1, most + 1, least + 0.5, Number.NaN]) {
        const { code, field } = refusal(() =>
          decideThresholds({ ...usualThresholds, [name]: value }),
        );
        expect([code, field]).toEqual(["THRESHOLD_RANGE", `values.${name}`]);
      }
    }
  });

  it("of a firm's door are passed by no network alone", () => {
    const { least, most } = thresholdBounds.arrival_failures;
    for (const threshold of [least, 20, most]) {
      expect(shareOfNetwork(threshold)).toBeGreaterThan(0);
      expect(3 * shareOfNetwork(threshold)).toBeLessThan(threshold);
    }
  });

  it("of an export follow what is usual, and never fall below their floor", () => {
    expect(exportThreshold(1_000, 5, 0)).toBe(1_000);
    expect(exportThreshold(1_000, 5, 900)).toBe(4_500);
  });
});

describe("signals", () => {
  const probe = { kind: "probe", about: "absent", firmId: null, amount: 1 } as const;

  it("are added up by kind, source and minute", () => {
    let clock = now.getTime() + 10_000;
    const tally = new SignalTally(() => clock);
    for (let at = 0; at < 3; at += 1) tally.note({ ...probe, source: "network:192.0.2.1" });
    clock += 60_000;
    tally.note({ ...probe, source: "network:192.0.2.1" });
    expect(tally.take()).toEqual([
      { ...probe, source: "network:192.0.2.1", amount: 3, at: now },
      { ...probe, source: "network:192.0.2.1", amount: 1, at: new Date(now.getTime() + 60_000) },
    ]);
    expect(tally.take()).toEqual([]);
  });

  it("of a flood of sources and subjects are few rows, and none is lost", () => {
    const tally = new SignalTally(() => now.getTime());
    for (let at = 0; at < 2_000; at += 1) {
      tally.note({ ...probe, source: `network:${at}` });
      tally.note({ ...probe, kind: "sign-in", source: "network:x", about: String(at) });
    }
    const rows = tally.take();
    expect(rows.length).toBeLessThanOrEqual(503);
    expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(4_000);
    tally.giveBack(rows);
    const again = tally.take();
    expect(again.reduce((sum, { amount }) => sum + amount, 0)).toBe(4_000);
  });

  it("come from who asks, or from the network behind which nobody is known", () => {
    const actor = { principal: `person:${firm}`, tenantId: firm };
    expect(sourceOf(actor, "192.0.2.1")).toEqual({ source: `person:${firm}`, firmId: firm });
    expect(sourceOf(null, "::ffff:192.0.2.1")).toEqual({
      source: "network:192.0.2.1",
      firmId: null,
    });
  });
});

describe("C39 an archive of evidence", () => {
  const about = {
    incident: firm,
    archive: firm,
    exercise: false,
    from: now.toISOString(),
    until: now.toISOString(),
    madeAt: now.toISOString(),
  };
  const parts = new Map([
    ["timeline", ['{"act":"open"}', '{"act":"freeze"}']],
    ["signals", []],
    ["ledger-head", ['{"size":7}']],
  ]);
  const bytes = evidenceArchive(about, parts);
  const digest = evidenceDigest(bytes);

  it("verifies as it was made", () => {
    expect(findInEvidence(bytes, digest)).toBeNull();
  });

  it("does not with any one byte changed, and says in which part", () => {
    const text = new TextDecoder().decode(bytes);
    const begin = text.indexOf("\n") + 1;
    const second = text.indexOf('{"size"');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const finding = findInEvidence(changed, digest);
      expect(finding, `byte ${at}`).not.toBeNull();
      if (at >= begin && bytes[at] !== 0x0a) {
        const part = at < second ? "timeline" : "ledger-head";
        expect(finding, `byte ${at}`).toEqual({ kind: "PART_CHANGED", part });
      }
    }
  });

  it("does not with something added or cut off", () => {
    expect(findInEvidence(Uint8Array.of(...bytes, 10), digest)).toMatchObject({
      kind: "ARCHIVE_CHANGED",
    });
    expect(findInEvidence(bytes.subarray(0, -3), digest)).not.toBeNull();
    expect(findInEvidence(new Uint8Array(), digest)).toMatchObject({ kind: "MANIFEST_CHANGED" });
  });
});
