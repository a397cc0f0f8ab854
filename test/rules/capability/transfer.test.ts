import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { materials } from "../../../services/capability/materials.ts";
import { vocabularyWith } from "../../../services/capability/processes/vocabulary.ts";
import type { SiteRow } from "../../../services/capability/rows.ts";
import {
  type DescribedResource,
  describeResource,
  describeSite,
  type ResourceDraft,
} from "../../../services/capability/rules.ts";
import { resourceKinds, type SiteId } from "../../../services/capability/schema.ts";
import { judged, wrongIn } from "../../../services/capability/transfer/judged.ts";
import {
  cellsOf,
  type ResourceColumn,
  resourceTableColumns,
  siteName,
} from "../../../services/capability/transfer/resource-columns.ts";
import {
  readResource,
  resourceJudging,
} from "../../../services/capability/transfer/resource-row.ts";
import {
  KnownSites,
  readSite,
  siteCells,
  siteJudging,
  siteTableColumns,
} from "../../../services/capability/transfer/site-row.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { csvLine } from "../../../services/platform/csv.ts";
import { csvRows } from "../../../services/platform/tables/csv-rows.ts";
import { headingOf } from "../../../services/platform/tables/heading.ts";
import { refusal } from "../refused.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const vocabulary = vocabularyWith([]);
const codes = vocabulary.terms.filter(({ isGroup }) => !isGroup).map(({ code }) => code);

const site = (id: string, name: string, gln: string | null): SiteRow => ({
  ...describeSite({
    name: { zh: name, en: name },
    city: { zh: "柳州", en: "Liuzhou" },
    gln,
    latitude: 24,
    longitude: 109,
    timeZone: "Asia/Shanghai",
  }),
  tenantId: "" as TenantId,
  id: id as SiteId,
});
const sites = [
  site("1", "一厂", "6901234000009"),
  site("2", "二厂", null),
  site("3", "同名", null),
  site("4", "同名", null),
];
const meanings = { vocabulary, sites };
const columns = resourceTableColumns.names;
const heading = headingOf({ number: 1, cells: columns }, resourceTableColumns);
const judging = resourceJudging(meanings, null, now);
/** Cells as they come back from a file that they were written to, under a heading as wide. */
function throughFile(cells: readonly string[]) {
  const above = csvLine(cells.map((_, at) => `column ${at}`));
  const [, row] = csvRows(new TextEncoder().encode(above + csvLine(cells)));
  return row ?? { number: 0, cells: [] };
}

const said = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((text) => text.trim() !== "" && !text.includes("\0"));
const wording = fc.oneof(
  said,
  fc.constantFrom("=1+1", "a | b", "c\\|d\\", "'x", "第一行\n第二行", '"'),
);
const mm = fc.integer({ min: 1, max: 99_999_000_000 }).map((nm) => {
  const whole = String(nm).padStart(7, "0");
  return `${whole.slice(0, -6)}.${whole.slice(-6)}`;
});
const later = fc
  .integer({ min: 1, max: 9_000 })
  .map((days) => new Date(now.getTime() + days * 86_400_123));
const certificate = fc.record({
  standard: wording,
  number: wording,
  issuer: fc.option(wording),
  scope: fc.option(wording),
  validFrom: fc.option(fc.constant(new Date("2020-01-01T00:00:00.000Z"))),
  validUntil: later,
});
const pieces = fc.option(fc.integer({ min: 1, max: 500 }));
const draft: fc.Arbitrary<ResourceDraft> = fc
  .record({
    siteId: fc.constantFrom(...sites.map(({ id }) => id)),
    name: fc.record({ zh: wording, en: wording }),
    kind: fc.constantFrom(...resourceKinds),
    reference: said.filter((text) => text.trim() === text),
    processes: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 5 }),
    materials: fc.uniqueArray(fc.constantFrom(...materials.map(({ code }) => code))),
    envelope: fc.record({ x: mm, y: mm, z: mm }),
    toleranceMm: fc.constantFrom("0.005", "12", "0.000001"),
    batchLeast: pieces,
    batchMost: fc.option(fc.integer({ min: 500, max: 1_000 })),
    certificates: fc.array(certificate, { maxLength: 3 }),
    bare: fc.boolean(),
  })
  .map(({ bare, ...each }) => {
    const spatial = ["machine", "line", "lab", "rig"].includes(each.kind);
    return bare && !spatial ? { ...each, envelope: null, toleranceMm: null } : each;
  });

const siteOf = (id: SiteId) => sites.find((each) => each.id === id) as SiteRow;

describe("a resource in a table", () => {
  it("comes back as the same, whatever stands in its texts", () => {
    fc.assert(
      fc.property(draft, (each) => {
        const described = describeResource(each, vocabulary, null, now);
        const cells = ["", ...cellsOf(described, siteName(siteOf(each.siteId), sites))];
        const read = readResource(throughFile(cells), heading, meanings);
        expect(read.faults).toEqual([]);
        expect(read.draft.siteId).toBe(each.siteId);
        const told = judged(2, read.draft, judging);
        expect((told as { described: DescribedResource }).described).toEqual(described);
      }),
      { numRuns: 300 },
    );
  });

  const good: Record<ResourceColumn, string> = {
    id: "",
    reference: "M-1",
    name_zh: "磨床",
    name_en: "Grinder",
    kind: "设备",
    site: "一厂",
    processes: "磨齿，grinding.surface",
    materials: "steel.45",
    x_mm: "10",
    y_mm: "10",
    z_mm: "10",
    tolerance_mm: "0.01",
    batch_least: "",
    batch_most: "",
    certificates: "ISO 9001 | Q-1 | CQC |  |  | 2027-12-31",
    retired_at: "",
  };
  const faultsOf = (changes: Partial<typeof good>) => {
    const cells = columns.map((column) => ({ ...good, ...changes })[column]);
    const { draft: read, faults } = readResource({ number: 7, cells }, heading, meanings);
    return wrongIn(faults, judged(7, read, judging)).map(
      ({ row, column, code }) => `${row} ${column} ${code}`,
    );
  };

  it("may be written by hand, in Chinese", () => {
    expect(faultsOf({})).toEqual([]);
    expect(
      headingOf(
        { number: 1, cells: ["编号", "中文名称", "英文名称", "类型", "厂区", "工艺"] },
        resourceTableColumns,
      ).size,
    ).toBe(6);
  });

  it.each([
    "2027-02-30",
    "2027-02-30T00:00:00Z",
    "2027-13-01",
    "2027-04-31T08:00:00.000Z",
    "0001-01-01",
    "0000-02-02",
  ])("is not taken with a certificate until %s, which is in no calendar", (day) => {
    const certificates = `ISO 9001 | Q-1 | CQC |  |  | ${day}`;
    expect(faultsOf({ certificates })).toEqual(["7 certificates CERTIFICATE_FORM"]);
    const from = `ISO 9001 | Q-1 | CQC |  | ${day} | 2028-02-29`;
    expect(faultsOf({ certificates: from })).toEqual(["7 certificates CERTIFICATE_FORM"]);
  });

  it.each([
    ["一厂", "2026-12-31T16:00:00.000Z", "2027-12-31T16:00:00.000Z"],
    ["五厂", "2026-12-31T23:00:00.000Z", "2027-12-31T23:00:00.000Z"],
    ["六厂", "2027-01-01T05:00:00.000Z", "2028-01-01T05:00:00.000Z"],
  ])("has a certificate for whole days by the clock of %s", (name, from, until) => {
    const certificates = "ISO 9001 | Q-1 | CQC |  | 2027-01-01 | 2027-12-31";
    const cells = columns.map((column) => ({ ...good, site: name, certificates })[column]);
    const [certificate] = readResource({ number: 7, cells }, heading, {
      vocabulary,
      sites: [
        ...sites,
        { ...site("5", "五厂", null), timeZone: "Europe/Berlin" },
        { ...site("6", "六厂", null), timeZone: "America/New_York" },
      ],
    }).draft.certificates;
    expect(certificate?.validFrom?.toISOString()).toBe(from);
    expect(certificate?.validUntil.toISOString()).toBe(until);
  });

  it("needs no number where it has the id of our own table", () => {
    const id = "0195d3a2-0000-7000-8000-000000000001";
    expect(faultsOf({ id, reference: "" })).toEqual([]);
    expect(faultsOf({ reference: "" })).toEqual(["7 reference REFERENCE_MISSING"]);
  });

  it("is told all that is wrong with it at once, cell by cell", () => {
    expect(
      faultsOf({
        reference: " ",
        name_en: "",
        kind: "机床",
        site: "同名",
        processes: "alchemy",
        x_mm: "-1",
        tolerance_mm: "0.0000001",
        batch_least: "0",
        batch_most: "一",
        certificates: "ISO 9001",
      }).sort(),
    ).toEqual([
      "7 batch_least BATCH_RANGE",
      "7 batch_most NUMBER_FORM",
      "7 certificates CERTIFICATE_FORM",
      "7 kind KIND_UNKNOWN",
      "7 name_en TEXT_LENGTH",
      "7 processes PROCESS_UNKNOWN",
      "7 reference REFERENCE_MISSING",
      "7 site SITE_AMBIGUOUS",
      "7 tolerance_mm NUMBER_FORM",
      "7 x_mm LENGTH_OUT_OF_RANGE",
    ]);
  });

  it.each([
    ["of an unknown name", ["reference", "colour"], "COLUMN_UNKNOWN"],
    ["that are there twice", ["reference", "编号"], "COLUMN_TWICE"],
    ["too few", ["reference", "name_zh"], "COLUMN_MISSING"],
  ])("is refused with columns %s", (_how, cells, code) => {
    expect(refusal(() => headingOf({ number: 1, cells }, resourceTableColumns))).toMatchObject({
      code,
    });
  });
});

describe("a CSV file", () => {
  const told = (text: string) =>
    [...csvRows(new TextEncoder().encode(text))].map(({ faults }) => faults?.[0]?.code ?? null);

  it("has no row with more cells than its heading, which a comma in a text would make", () => {
    expect(told("\n ,\na,b\n1,Spring, closed\n2,x\n3,y, ,\n")).toEqual([
      null,
      null,
      null,
      "ROW_TOO_WIDE",
      null,
      null,
    ]);
    expect(told('a,b\n1,"Spring, closed"\n')).toEqual([null, null]);
    expect(told("a,b,\n1,2,a remark of one's own\n")).toEqual([null, null]);
    expect(told('a,b\n1,"x"y,z\n')).toEqual([null, "TABLE_QUOTES"]);
  });
});

describe("a site in a table", () => {
  const siteHeading = headingOf({ number: 1, cells: siteTableColumns.names }, siteTableColumns);
  const known = new KnownSites(sites);
  const degrees = (most: number) =>
    fc.double({ min: -most, max: most, noNaN: true }).map((each) => each + 0);

  it("comes back as the same, whatever stands in its texts", () => {
    const place = fc.record({
      name: fc.record({ zh: wording, en: wording }),
      city: fc.record({ zh: wording, en: wording }),
      gln: fc.constantFrom(null, "6901234000009"),
      latitude: degrees(90),
      longitude: degrees(180),
      timeZone: fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "Etc/GMT+8"),
    });
    fc.assert(
      fc.property(place, (each) => {
        const described = describeSite(each);
        const read = readSite(throughFile(siteCells(described, "2")), siteHeading, known);
        expect(read.faults).toEqual([]);
        expect(read.before?.id).toBe("2");
        expect(judged(2, read.draft, siteJudging)).toEqual({ described });
      }),
      { numRuns: 300 },
    );
  });

  const row = (cells: readonly string[]) => readSite({ number: 3, cells }, siteHeading, known);
  const rest = ["x", "柳州", "Liuzhou"];
  const place = ["24.3", "-109.4", "Asia/Shanghai"];

  it.each([
    ["by its id", ["3", "另名", ...rest, "", ...place], "3"],
    ["by its GLN", ["", "另名", ...rest, "6901234000009", ...place], "1"],
    ["by its name", ["", "二厂", ...rest, "", ...place], "2"],
    ["by its name when it gets a GLN", ["", "二厂", ...rest, "6901234000016", ...place], "2"],
    ["as a new one", ["", "三厂", ...rest, "", ...place], undefined],
    ["as new beside one with another GLN", ["", "一厂", ...rest, "690123", ...place], undefined],
  ])("is known %s", (_how, cells, id) => {
    expect(row(cells).before?.id).toBe(id);
  });

  it("is told all that is wrong with it at once, cell by cell", () => {
    const wrong = (cells: readonly string[]) => {
      const { draft: read, faults } = row(cells);
      const told = wrongIn(faults, judged(3, read, siteJudging));
      return told.map(({ column, code }) => `${column} ${code}`);
    };
    expect(wrong(["9", "", "x", "", "", "12", "91", "10°", "Liuzhou"])).toEqual([
      "id SITE_NOT_FOUND",
      "longitude DEGREES_FORM",
      "name_zh TEXT_LENGTH",
      "city_zh TEXT_LENGTH",
      "city_en TEXT_LENGTH",
      "gln GLN_INVALID",
      "latitude COORDINATES_OFF_EARTH",
      "time_zone TIME_ZONE_UNKNOWN",
    ]);
    expect(wrong(["", "同名", ...rest, "", ...place])).toEqual(["id SITE_ROW_AMBIGUOUS"]);
  });
});
