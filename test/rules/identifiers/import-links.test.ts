import { describe, expect, it } from "vitest";
import { importHeadingOf } from "../../../identifiers/registry/imports/columns.ts";
import { readRows } from "../../../identifiers/registry/imports/row.ts";

const now = new Date("2026-06-01T00:00:00Z");
const read = (heads: readonly string[], cells: readonly string[]) =>
  readRows([{ number: 2, cells }], importHeadingOf({ number: 1, cells: heads }), [], now);

describe("links in a file of identifiers", () => {
  it("may have columns of their own for what is said of them", () => {
    const heads = [
      "code",
      "value:gs1:instructions #7",
      "title #7",
      "媒体类型 #7",
      "Languages#7",
      "url",
    ];
    const cells = [
      "88.1.2/p",
      "https://a.example/de",
      "Handbuch",
      "application/pdf",
      "de, de-AT",
      "",
    ];
    const { drafts, spoilt } = read(heads, cells);
    expect(spoilt).toEqual([]);
    expect(drafts[0]?.values).toEqual([
      {
        index: 7,
        type: "gs1:instructions",
        data: { format: "string", value: "https://a.example/de" },
        ttlSeconds: 86_400,
        audience: "public",
        link: { title: "Handbuch", media: "application/pdf", languages: ["de", "de-AT"] },
        at: now.toISOString(),
      },
    ]);
  });

  it("are as they were in files without such columns", () => {
    const { drafts } = read(["code", "url"], ["88.1.2/p", "https://a.example/"]);
    expect(drafts[0]?.values[0]).not.toHaveProperty("link");
  });

  it("are refused with the column of the link where what is said is wrong", () => {
    const { spoilt } = read(["code", "url", "media #1"], ["88.1.2/p", "https://a.example/", "pdf"]);
    expect(spoilt).toMatchObject([[{ row: 2, column: "url", code: "VALUE_MEDIA" }]]);
  });

  it("are refused where a formula that was to say it was never reckoned", () => {
    const heading = importHeadingOf({ number: 1, cells: ["code", "url", "title #1"] });
    const cells = ["88.1.2/p", "https://a.example/", "=A1"];
    const faults = [{ at: 2, code: "CELL_NOT_RECKONED", values: {} }] as const;
    const { drafts, spoilt } = readRows([{ number: 2, cells, faults }], heading, [], now);
    expect(drafts).toEqual([]);
    expect(spoilt).toMatchObject([[{ row: 2, column: "url", code: "CELL_NOT_RECKONED" }]]);
  });

  it("say it of a column that is there, once", () => {
    const head =
      (...heads: string[]) =>
      () =>
        importHeadingOf({ number: 1, cells: ["code", ...heads] });
    expect(head("url", "title #2")).toThrow("COLUMN_UNKNOWN");
    expect(head("url", "title #1", "标题 #1")).toThrow("COLUMN_TWICE");
    expect(head("url", "remark #1")).toThrow("COLUMN_UNKNOWN");
  });
});
