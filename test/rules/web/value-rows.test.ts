import { describe, expect, it } from "vitest";
import { faultAt, filledIn, type ValueFields } from "../../../web/workbench/value-rows.ts";

const row = (type: string, text: string): ValueFields => {
  return { index: 1, type, text, audience: "PUBLIC", ttlSeconds: 60 };
};

describe("the rows of a form of values", () => {
  const rows = [row("URL", " "), row(" NAME ", "Pump"), row("URL", "https://a.example")];

  it("are sent where they say something, with all that is in them", () => {
    const filled = filledIn(rows);
    expect(filled.map(({ row: at, value }) => [at, value])).toEqual([
      [1, row("NAME", "Pump")],
      [2, row("URL", "https://a.example")],
    ]);
  });

  it("show what is refused of them where they stand in the form", () => {
    const fault = { code: "VALUE_ADDRESS", message: "", values: {}, field: "input.values.1.text" };
    expect(faultAt(fault, filledIn(rows)).field).toBe("input.values.2.text");
    expect(faultAt({ ...fault, field: "values.0.title" }, filledIn(rows)).field).toBe(
      "values.1.title",
    );
    expect(faultAt({ ...fault, field: "names" }, filledIn(rows)).field).toBe("names");
    expect(faultAt({ ...fault, field: null }, filledIn(rows)).field).toBe(null);
  });
});
