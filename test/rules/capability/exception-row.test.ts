import { describe, expect, it } from "vitest";
import {
  exceptionTableColumns,
  readException,
} from "../../../services/capability/transfer/exception-row.ts";
import { NamedResources } from "../../../services/capability/transfer/named-resources.ts";
import { headingOf } from "../../../services/platform/tables/heading.ts";

const heading = headingOf({ number: 1, cells: exceptionTableColumns.names }, exceptionTableColumns);
const places = { resources: new NamedResources([]), sites: [] };

const timesOf = (from: string, until: string) => {
  const cells = ["", "", "", "holiday", from, until, ""];
  const { draft } = readException({ number: 2, cells }, heading, places);
  return [draft.from, draft.until];
};

describe("the times of an exception in a table", () => {
  it("may be written as Excel shows them in China, and as it keeps them", () => {
    const meant = ["2026-10-01T08:00", "2026-10-08T00:00"];
    expect(timesOf("2026-10-01T08:00", "2026-10-08")).toEqual(meant);
    expect(timesOf("2026/10/1 8:00", "2026/10/8")).toEqual(meant);
    expect(timesOf(" 2026-10-01  08:00:00 ", "2026-10-8")).toEqual(meant);
  });

  it.each([
    "10/1/2026",
    "2026/10-1",
    "2026.10.1",
    "2026-10-01T08:00:30",
    "2026-10-01T08:00+08:00",
    "8:00",
    "",
  ])("are left to the rules as %j, which has more than one meaning or another", (text) => {
    expect(timesOf(text, text)).toEqual([text, text]);
  });
});
