import { describe, expect, it } from "vitest";
import { base64Of, bitsOf, bitsOfDigits, packed } from "../../../identifiers/codes/bits.ts";
import {
  CodeError,
  decompressedLink,
  markedFault,
  parseCode,
  parseScan,
  readBracketed,
  readPrinted,
  readScan,
  readUnder,
  scanDataOf,
} from "../../../identifiers/codes/index.ts";

const gtin = "gs1:01/09520123456788";
const stem = "https://id.firm.example";

const told = (text: string) => {
  const reading = parseScan(text);
  return reading.ok ? reading.identity : reading.fault.code;
};

describe("elements that are read", () => {
  it.each([
    ["(01)09520123456788(01)12345678901231", "CODE_ELEMENT_REPEATED"],
    ["]C10109520123456788" + "0112345678901231", "CODE_ELEMENT_REPEATED"],
    ["(01)09520123456788(10)A(10)B", "CODE_ELEMENT_REPEATED"],
    ["(01)09520123456788(17)999999", "CODE_DATE"],
    ["(01)09520123456788(8888)X", "CODE_ELEMENT_UNKNOWN"],
    ["(01)09520123456788(02)09520123456788(37)5", "CODE_ELEMENT_BARRED"],
    ["]d2010952012345678817999999", "CODE_DATE"],
    [`]Q1${stem}/01/09520123456788?17=999999`, "CODE_DATE"],
    [`${stem}/01/09520123456788?999=1`, "CODE_ELEMENT_UNKNOWN"],
  ])("are refused where they are wrong, or go not together: %s", (text, code) => {
    expect(told(text)).toBe(code);
  });

  it.each([
    ["(01)09520123456788(01)09520123456788", gtin],
    ["(01)9520123456788(10)A", `${gtin}/10/A`],
    ["(17)251231(01)09520123456788(10)A", `${gtin}/10/A`],
    [`]Q1${stem}/01/09520123456788?17=251231&x=a`, gtin],
  ])("name what they named before where they are sound: %s", (text, identity) => {
    expect(told(text)).toBe(identity);
  });

  it("without a scanner name one thing, or none", () => {
    expect(parseCode("(01)09520123456788(01)12345678901231")).toMatchObject({
      fault: { code: "CODE_ELEMENT_REPEATED", ai: "01", at: 19 },
    });
  });

  it("may stand in two parts of a barcode", () => {
    const text = "(01)09520123456788|(10)ABC123(17)251231";
    for (const reading of [parseCode(text), parseScan(text)]) {
      expect(reading).toMatchObject({ ok: true, identity: `${gtin}/10/ABC123` });
    }
    expect(readPrinted(text).elements.map(({ at }) => text[at])).toEqual(["0", "A", "2"]);
  });

  it("tell of padding that it is wrong as a whole", () => {
    try {
      readBracketed("(8030)12==");
      expect.unreachable();
    } catch (fault) {
      expect(fault instanceof CodeError && markedFault(fault.fault)).toBe("(8030)12|==|");
    }
  });
});

describe("a case of trade items", () => {
  it("is read by the bars of ITF-14, and by their digits as they are printed", () => {
    for (const text of ["]I109520123456788", "09520123456788"]) expect(told(text)).toBe(gtin);
    expect(readScan("]I109520123456788")).toMatchObject({ symbology: "itf-14" });
    expect(scanDataOf("itf-14", "09520123456788")).toBe("]I109520123456788");
    expect(told("]I109520123456789")).toBe("CODE_CHECK_DIGIT");
    expect(told("09520123456789")).toBe("CODE_CHECK_DIGIT");
    expect(told("]I1095201234567")).toBe("CODE_LENGTH");
  });

  it("is read by the digits of a scanner that does not say what it has scanned", () => {
    for (const [digits, item] of [
      ["9520123456788", gtin],
      ["614141123452", "gs1:01/00614141123452"],
      ["40170725", "gs1:01/00000040170725"],
    ] as const) {
      expect(told(digits)).toBe(item);
      expect(told(`${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`)).toBe(
        "CODE_CHECK_DIGIT",
      );
      // What is written as one names what is meant elsewhere: there digits alone are nothing.
      expect(parseCode(digits).ok).toBe(false);
    }
    for (const other of ["9520123", "952012345", "95201234567", "952012345678801"]) {
      expect(told(other)).toBe("CODE_UNREADABLE");
    }
  });

  it("that is a periodical has its issue beside it, which is no part of its name", () => {
    for (const issue of ["05", "12345"]) expect(told(`]E39520123456788${issue}`)).toBe(gtin);
    expect(told("]E39520123456788123")).toBe("CODE_LENGTH");
  });
});

describe("a link of a resolver", () => {
  const read = (text: string, stems: readonly string[] = [stem]) => {
    const { reading, unpacked } = readUnder(text, stems);
    return [reading.ok ? reading.identity : reading.fault.code, unpacked];
  };
  const short = "/ARFRJydaKA";
  const long = decompressedLink(`https://id.gs1.org${short}`).slice("https://id.gs1.org".length);
  const identity = `gs1:${long.slice(1)}`;

  it("is unpacked under GS1's address and under ours, and nowhere else", () => {
    expect(read(`]Q1https://id.gs1.org${short}`)).toEqual([identity, long]);
    expect(read(`https://id.gs1.org${short}?x=1`)).toEqual([identity, long]);
    expect(read(stem + short)).toEqual([identity, long]);
    expect(read(stem + short, [])).toEqual([`uri:${stem}${short}`, null]);
    expect(read(`https://id.gs1.org/nothing.here`)).toEqual(["CODE_KEY_UNKNOWN", null]);
  });

  it("stands for the Handle or OID that it leads to", () => {
    for (const path of ["/hdl:88.1.2/%E6%B3%B5", "/88.1.2/%E6%B3%B5?index=1"]) {
      expect(read(`]Q1${stem}${path}`)).toEqual(["hdl:88.1.2/%E6%B3%B5", null]);
    }
    expect(read(`${stem}/oid:1.2.156`)).toEqual(["oid:1.2.156", null]);
    expect(read(`${stem}/hdl:88.1.2/x`, [])).toEqual([`uri:${stem}/hdl:88.1.2/x`, null]);
    expect(read(`${stem}/about`)).toEqual([`uri:${stem}/about`, null]);
  });
});

describe("what a compressed link is unpacked to", () => {
  const key = bitsOf(0, 8) + bitsOf(106901234000000015n, bitsOfDigits(18));
  const parameter = bitsOf(15, 4) + bitsOf(1, 7) + bitsOf(0, 6) + packed("1", bitsOf(1, 7));
  const unpacked = (bits: string) => () => decompressedLink(`https://id.gs1.org/${base64Of(bits)}`);

  it("is at most what a reader takes", () => {
    expect(unpacked(key + parameter.repeat(3))()).toBe(
      "https://id.gs1.org/00/106901234000000015?A=1&A=1&A=1",
    );
    expect(unpacked(key + parameter.repeat(70))).toThrow("CODE_COMPRESSED");
  });

  it("is known to be garbage at the first element that comes again", () => {
    // What follows could not be read at all: nobody has tried to.
    expect(unpacked(key + key + bitsOf(1, 4) + bitsOf(1, 4))).toThrow("CODE_ELEMENT_REPEATED");
  });
});
