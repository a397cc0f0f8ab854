import { describe, expect, it } from "vitest";
import {
  certificateFields,
  certificateInput,
  lastDayOf,
} from "../../../web/workbench/certificate-days.ts";

const said = {
  standard: "ISO 9001",
  number: "QC-1",
  issuer: null,
  scope: null,
  validFrom: "2026-12-31T16:00:00.000Z",
  validUntil: "2027-12-31T16:00:00.000Z",
};
const held = { __typename: "Certificate", ...said } as const;

describe("a certificate in the form of a resource", () => {
  it("is valid on whole days of the site, whoever looks from where", () => {
    const { issuer, scope, standard, number } = said;
    const typed = { issuer, scope, standard, number };
    const days = { validFrom: "2027-01-01", validUntil: "2027-12-31" };
    expect(certificateFields("Asia/Shanghai", held)).toEqual({ ...typed, ...days });
    expect(certificateInput("Asia/Shanghai", { ...typed, ...days }, [])).toEqual(said);
    expect(certificateInput("America/New_York", { ...typed, ...days }, [])).toEqual({
      ...typed,
      validFrom: "2027-01-01T05:00:00.000Z",
      validUntil: "2028-01-01T05:00:00.000Z",
    });
    expect(lastDayOf("Europe/Berlin", "2027-03-27T23:00:00.000Z")).toBe("2027-03-27");
  });

  it("keeps a time that is no midnight as long as its day stays, and none where none was", () => {
    const time = { validFrom: null, validUntil: "2027-12-31T03:30:00.000Z" };
    const odd = { ...held, ...time };
    const fields = certificateFields("Asia/Shanghai", odd);
    expect(fields).toMatchObject({ validFrom: null, validUntil: "2027-12-31" });
    expect(certificateInput("Asia/Shanghai", fields, [odd])).toEqual({ ...said, ...time });
    const other = { ...fields, validUntil: "2028-01-01" };
    expect(certificateInput("Asia/Shanghai", other, [odd])).toMatchObject({
      validFrom: null,
      validUntil: "2028-01-01T16:00:00.000Z",
    });
    // Another certificate of the same day has a time of its own.
    const namesake = { ...fields, number: "QC-2" };
    expect(certificateInput("Asia/Shanghai", namesake, [odd]).validUntil).toBe(held.validUntil);
  });
});
