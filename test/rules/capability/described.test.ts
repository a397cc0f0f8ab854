import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mmText, nmOf } from "../../../services/capability/lengths.ts";
import { materials } from "../../../services/capability/materials.ts";
import { decideRetirement } from "../../../services/capability/processes/rules.ts";
import { vocabularyWith } from "../../../services/capability/processes/vocabulary.ts";
import type { ResourceRow } from "../../../services/capability/rows.ts";
import {
  describeResource,
  describeSite,
  envelopeSeen,
  type ResourceDraft,
  type SiteDraft,
  toleranceSeen,
} from "../../../services/capability/rules.ts";
import type { ResourceId, SiteId } from "../../../services/capability/schema.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { refusal } from "../refused.ts";

const tree = vocabularyWith([]);
const processes = tree.terms.flatMap(({ code }) => tree.processOf(code) ?? []);

const now = new Date("2026-03-01T08:00:00.000Z");

const works: SiteDraft = {
  name: { zh: "柳州厂区", en: "Liuzhou works" },
  city: { zh: "柳州", en: "Liuzhou" },
  gln: "6901234000009",
  latitude: 24.326,
  longitude: 109.428,
  timeZone: "Asia/Shanghai",
};

const grinder: ResourceDraft = {
  siteId: "01890a5d-ac96-774b-bcce-b302099a8058" as SiteId,
  name: { zh: " 成形磨齿机 ", en: "Form gear grinder" },
  kind: "machine",
  processes: ["grinding.gear", "grinding.gear"],
  materials: ["steel.18crnimo7-6"],
  envelope: { x: "1250", y: "1250.5", z: "600" },
  toleranceMm: "0.005",
  certificates: [
    { standard: "ISO 9001", number: "QC-1", validUntil: new Date("2027-03-01T00:00:00.000Z") },
  ],
};

describe("the vocabulary", () => {
  it("has each code once, with a name in both languages", () => {
    for (const list of [processes, materials]) {
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
      for (const { code, name } of list) {
        expect(code).toMatch(/^[a-z0-9]+([.-][a-z0-9]+)*$/);
        expect([name.zh, name.en].every((text) => text.trim() !== "")).toBe(true);
      }
    }
  });

  it("names every process in Chinese", () => {
    expect(
      processes.filter(({ name, group }) => !/\p{Script=Han}/u.test(name.zh + group.zh)),
    ).toEqual([]);
  });
});

describe("lengths", () => {
  it("are kept to the nanometre and come back as they were written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (nm) => {
        expect(nmOf(mmText(nm))).toBe(nm);
      }),
    );
    expect(nmOf("0.005")).toBe(5_000);
    expect(mmText(1_250_500_000)).toBe("1250.5");
  });

  it("that no number holds exactly are out of every range", () => {
    expect(nmOf("999999999999999.999999")).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("a site", () => {
  it("is taken with its names trimmed and an empty GLN left out", () => {
    const described = describeSite({ ...works, name: { zh: " 柳州 ", en: "Liuzhou " }, gln: " " });
    expect(described).toMatchObject({ name: { zh: "柳州", en: "Liuzhou" }, gln: null });
  });

  it.each<[string, Partial<SiteDraft>, string, string]>([
    ["without a Chinese name", { name: { zh: " ", en: "Works" } }, "TEXT_LENGTH", "name.zh"],
    ["north of the pole", { latitude: 90.1 }, "COORDINATES_OFF_EARTH", "latitude"],
    ["at no latitude", { latitude: Number.NaN }, "COORDINATES_OFF_EARTH", "latitude"],
    ["beyond the date line", { longitude: -180.5 }, "COORDINATES_OFF_EARTH", "longitude"],
    ["in a zone that is not", { timeZone: "Asia/Liuzhou" }, "TIME_ZONE_UNKNOWN", "timeZone"],
    ["with an offset for a zone", { timeZone: "+08:00" }, "TIME_ZONE_UNKNOWN", "timeZone"],
    ["with a wrong check digit", { gln: "6901234000001" }, "GLN_INVALID", "gln"],
    ["with too short a GLN", { gln: "690123400000" }, "GLN_INVALID", "gln"],
  ])("is refused %s", (_how, change, code, field) => {
    expect(refusal(() => describeSite({ ...works, ...change }))).toMatchObject({ code, field });
  });
});

describe("a resource", () => {
  it("is kept with lengths in nanometres and each process once", () => {
    expect(describeResource(grinder, tree, null, now)).toMatchObject({
      name: { zh: "成形磨齿机", en: "Form gear grinder" },
      processes: ["grinding.gear"],
      envelopeNm: { x: 1_250_000_000, y: 1_250_500_000, z: 600_000_000 },
      toleranceNm: 5_000,
    });
  });

  it("of a kind without a working space may have neither space nor tolerance", () => {
    const { envelope: _space, toleranceMm: _exactness, ...rest } = grinder;
    const expert: ResourceDraft = { ...rest, kind: "expert", processes: ["innovation.consulting"] };
    const { envelopeNm, toleranceNm } = describeResource(expert, tree, null, now);
    expect(envelopeSeen(envelopeNm)).toBe(null);
    expect(toleranceSeen("expert", toleranceNm)).toBe(null);
    const crew = describeResource({ ...expert, kind: "team" }, tree, null, now);
    expect(crew).toMatchObject({ kind: "team", envelopeNm, toleranceNm });
    expect(refusal(() => describeResource({ ...expert, kind: "rig" }, tree, null, now))).toEqual(
      expect.objectContaining({ code: "ENVELOPE_MISSING", field: "envelope" }),
    );
  });

  it("keeps a retired process and an expired certificate that it has, and takes no new one", () => {
    const retired = decideRetirement(tree, "honing", now);
    const later = vocabularyWith([retired]);
    const draft: ResourceDraft = { ...grinder, processes: ["honing"] };
    const before = describeResource(draft, tree, null, now);
    const site = { ...describeSite(works), id: grinder.siteId, tenantId: "" as TenantId };
    const placed = { site, tenantId: site.tenantId, id: "" as ResourceId };
    const kept: ResourceRow = { ...before, ...placed, retiredAt: null };
    const inTwoYears = new Date("2028-03-01T00:00:00Z");
    expect(describeResource(draft, later, kept, inTwoYears)).toEqual(before);
    expect(refusal(() => describeResource(draft, later, null, now))).toMatchObject({
      code: "PROCESS_RETIRED",
    });
  });

  const certificate = (validUntil: string) => ({
    certificates: [{ standard: "ISO 9001", number: "1", validUntil: new Date(validUntil) }],
  });

  it("has a certificate until its last day is over, however its end is written", () => {
    const until = (written: string) =>
      describeResource({ ...grinder, ...certificate(written) }, tree, null, now).certificates.map(
        ({ validUntil }) => validUntil.toISOString(),
      );
    for (const written of ["T16:00:00Z", "T15:59:59.999Z", "T15:59:59Z", "T15:59:59.5Z"]) {
      expect(until(`2027-12-31${written}`)).toEqual(["2027-12-31T16:00:00.000Z"]);
    }
    // What ends within a minute does not end with it.
    expect(until("2027-12-31T15:59:58Z")).toEqual(["2027-12-31T15:59:58.000Z"]);
    expect(until("2027-12-31T16:00:00.001Z")).toEqual(["2027-12-31T16:00:00.001Z"]);
  });

  it.each<[string, Partial<ResourceDraft>, string, string]>([
    ["that can do nothing", { processes: [] }, "PROCESS_MISSING", "processes"],
    ["of an unknown process", { processes: ["alchemy"] }, "PROCESS_UNKNOWN", "processes"],
    ["for an unknown material", { materials: ["mithril"] }, "MATERIAL_UNKNOWN", "materials"],
    [
      "without height",
      { envelope: { x: "1", y: "1", z: "0" } },
      "LENGTH_OUT_OF_RANGE",
      "envelope.z",
    ],
    [
      "of negative depth",
      { envelope: { x: "1", y: "-1", z: "1" } },
      "LENGTH_OUT_OF_RANGE",
      "envelope.y",
    ],
    [
      "as long as a town",
      { envelope: { x: "100001", y: "1", z: "1" } },
      "LENGTH_OUT_OF_RANGE",
      "envelope.x",
    ],
    ["for lots of nothing", { batchLeast: 0 }, "BATCH_RANGE", "batchLeast"],
    ["for lots of less than nothing", { batchMost: -5 }, "BATCH_RANGE", "batchMost"],
    ["for half a piece", { batchLeast: 1.5 }, "BATCH_RANGE", "batchLeast"],
    ["for absurd lots", { batchMost: 1_000_000_001 }, "BATCH_RANGE", "batchMost"],
    ["for lots from 10 to 9", { batchLeast: 10, batchMost: 9 }, "BATCH_ORDER", "batchMost"],
    ["with a group for a process", { processes: ["din8580.3"] }, "PROCESS_UNKNOWN", "processes"],
    ["that is perfect", { toleranceMm: "0" }, "LENGTH_OUT_OF_RANGE", "toleranceMm"],
    [
      "whose certificate has run out",
      certificate("2026-03-01T08:00:00Z"),
      "CERTIFICATE_EXPIRED",
      "certificates.0.validUntil",
    ],
    [
      "whose certificate never ends",
      certificate("2999-01-01T00:00:00Z"),
      "CERTIFICATE_TOO_LONG",
      "certificates.0.validUntil",
    ],
  ])("is refused %s", (_how, change, code, field) => {
    const asked = () => describeResource({ ...grinder, ...change }, tree, null, now);
    expect(refusal(asked)).toMatchObject({ code, field });
  });
});
