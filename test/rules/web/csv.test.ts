import { describe, expect, it } from "vitest";
import { csvText } from "../../../web/workbench/csv.ts";

describe("a list as a CSV file", () => {
  it("keeps commas, quotes and line breaks inside their cells", () => {
    const text = csvText([
      ["资源", "备注"],
      ["磨齿机", 'drawing "GX-2210", 12\npieces'],
    ]);
    expect(text).toBe('\uFEFF资源,备注\r\n磨齿机,"drawing ""GX-2210"", 12\npieces"\r\n');
  });

  it("cannot smuggle a formula into a spreadsheet", () => {
    for (const bad of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]) {
      expect(csvText([[bad]])).toContain(`'${bad}`);
    }
  });
});
