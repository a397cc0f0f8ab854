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
import { cellsOf, columns, siteName } from "../../../services/capability/transfer/columns.ts";
import { judged } from "../../../services/capability/transfer/judged.ts";
import { headingOf, readRow } from "../../../services/capability/transfer/read-row.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { csvLine } from "../../../services/platform/csv.ts";
import { csvRows } from "../../../services/platform/tables/csv-rows.ts";
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
const heading = headingOf({ number: 1, cells: columns });

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
    const spatial = ["machine", "line", "lab", "rig", "team"].includes(each.kind);
    return bare && !spatial ? { ...each, envelope: null, toleranceMm: null } : each;
  });

const siteOf = (id: SiteId) => sites.find((each) => each.id === id) as SiteRow;

describe("a resource in a table", () => {
  it("comes back as the same, whatever stands in its texts", () => {
    fc.assert(
      fc.property(draft, (each) => {
        const described = describeResource(each, vocabulary, null, now);
        const cells = cellsOf(described, siteName(siteOf(each.siteId), sites));
        const [row] = [
          ...csvRows(new TextEncoder().encode(csvLine(["a", "b"]) + csvLine(cells))),
        ].slice(1);
        const read = readRow(row ?? { number: 0, cells: [] }, heading, meanings);
        expect(read.faults).toEqual([]);
        expect(read.draft.siteId).toBe(each.siteId);
        const told = judged(2, read.draft, meanings, null, now);
        expect((told as { described: DescribedResource }).described).toEqual(described);
      }),
      { numRuns: 300 },
    );
  });

  const good: Record<(typeof columns)[number], string> = {
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
  };
  const faultsOf = (changes: Partial<typeof good>) => {
    const cells = columns.map((column) => ({ ...good, ...changes })[column]);
    const { draft: read, faults } = readRow({ number: 7, cells }, heading, meanings);
    const told = judged(7, read, meanings, null, now);
    const unread = new Set(faults.map(({ column }) => column));
    const others = "faults" in told ? told.faults.filter(({ column }) => !unread.has(column)) : [];
    return [...faults, ...others].map(({ row, column, code }) => `${row} ${column} ${code}`);
  };

  it("may be written by hand, in Chinese", () => {
    expect(faultsOf({})).toEqual([]);
    expect(
      headingOf({ number: 1, cells: ["编号", "中文名称", "英文名称", "类型", "厂区", "工艺"] })
        .size,
    ).toBe(6);
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
    expect(refusal(() => headingOf({ number: 1, cells }))).toMatchObject({ code });
  });
});
