import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allElements } from "../../../identifiers/codes/all-elements.ts";
import {
  bracketedOf,
  CodeError,
  type CodeFault,
  checkAssociations,
  compressedLinkOf,
  decompressedLink,
  identityOf,
  linkOf,
  type Message,
  markedFault,
  parseCode,
  parseScan,
  readBracketed,
  readLink,
  readScan,
  readUnbracketed,
  readUnder,
  scanDataOf,
  unbracketedOf,
} from "../../../identifiers/codes/index.ts";
import { linkMessage, message, readElementOf } from "./arbitrary-messages.ts";

const said = ({ elements: read }: Message) =>
  read.map(({ element, value }) => `${element.ai} ${value}`);

function faultOf(read: () => unknown): CodeFault | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof CodeError) return error.fault;
    throw error;
  }
}

describe("an element of GS1", () => {
  it.each([...allElements().values()])("($ai) is read back as it was printed", (element) => {
    fc.assert(
      fc.property(readElementOf(element), (one) => {
        const single = { elements: [one] };
        expect(said(readBracketed(bracketedOf(single)))).toEqual(said(single));
        expect(said(readUnbracketed(unbracketedOf(single)))).toEqual(said(single));
      }),
      { numRuns: 20 },
    );
  });
});

describe("a message", () => {
  it("says the same in brackets and without", () => {
    fc.assert(
      fc.property(message, (original) => {
        const bracketed = bracketedOf(original);
        const bare = unbracketedOf(original);
        expect(said(readBracketed(bracketed))).toEqual(said(original));
        expect(bracketedOf(readUnbracketed(bare))).toBe(bracketed);
        expect(unbracketedOf(readBracketed(bracketed))).toBe(bare);
      }),
    );
  });

  it("says the same as a Digital Link, plain or compressed", () => {
    fc.assert(
      fc.property(linkMessage, (original) => {
        const link = linkOf(original, "https://gear.example/p");
        const read = readLink(link);
        expect(said(read).toSorted()).toEqual(said(original).toSorted());
        expect(linkOf(read, "https://gear.example/p/")).toBe(link);

        const packed = compressedLinkOf(read, "https://gear.example/p");
        expect(packed).toMatch(/^https:\/\/gear\.example\/p\/[A-Za-z0-9_-]+$/);
        const unpacked = readLink(decompressedLink(packed));
        expect(said(unpacked).toSorted()).toEqual(said(read).toSorted());
      }),
    );
  });

  it("says the same through a scanner", () => {
    fc.assert(
      fc.property(message, (original) => {
        const bare = unbracketedOf(original);
        for (const identifier of ["]d2", "]Q3", "]C1", "]e0", "]J1"]) {
          const sent = identifier + bare.slice(1).replaceAll("^", "\u001d");
          const scan = readScan(sent);
          expect(scan.data).toBe(bare);
          expect(scan.message && said(scan.message)).toEqual(said(original));
        }
      }),
    );
  });

  it("has the identity of its key, however it came", () => {
    fc.assert(
      fc.property(linkMessage, (original) => {
        const needsNumber = original.elements[0]?.element.ai === "415" && original.inPath === 1;
        fc.pre(!needsNumber);
        const identity = identityOf(linkOf(original));
        const other = { elements: original.elements };
        expect(identityOf(bracketedOf(other))).toBe(identity);
        const bare = unbracketedOf(other, "\u001d");
        // What does not go together is read, and not scanned: the label is wrong.
        const fault = faultOf(() => checkAssociations(other));
        const scanned = fault === undefined ? { identity } : { fault: { code: fault.code } };
        for (const text of [unbracketedOf(other), bare, `]d2${bare.slice(1)}`]) {
          expect(parseScan(text)).toMatchObject(scanned);
        }
        expect(parseScan(`]Q1${linkOf(original)}`)).toMatchObject(
          original.elements.length > (original.inPath ?? 0) ? scanned : { identity },
        );
      }),
    );
  });
});

describe("what is wrong with a message", () => {
  it.each([
    ["(01)06901234000016(17)261331", "CODE_DATE", "261331", "(17)26|13|31"],
    ["(01)06901234000016(17)260230", "CODE_DATE", "260230", "(17)2602|30|"],
    ["(01)06901234000016(422)157", "CODE_LIST", "157", "(422)|157|"],
    ["(01)06901234000017", "CODE_CHECK_DIGIT", "06901234000017", "(01)0690123400001|7|"],
    ["(10)A B", "CODE_CHARACTER", "A B", "(10)A| |B"],
    ["(8001)12341X34567890", "CODE_CHARACTER", "12341X34567890", "(8001)12341|X|345"],
    [
      "(10)123456789012345678901",
      "CODE_LENGTH",
      "123456789012345678901",
      "(10)12345678901234567890|1|",
    ],
  ])("%s is told with its place", (text, code, culprit, marked) => {
    const fault = faultOf(() => readBracketed(text));
    expect(fault).toMatchObject({ code });
    expect(text.slice(fault?.at)).toBe(culprit);
    expect(fault && markedFault(fault)).toBe(marked);
  });

  it.each([
    ["(01)06901234000016(02)06901234000016(37)2", "CODE_ELEMENT_BARRED"],
    ["(02)06901234000016(37)2", "CODE_ELEMENT_MISSING"],
    ["(01)06901234000016(10)A(10)B", "CODE_ELEMENT_REPEATED"],
    ["(253)4012345000054(8030)ABC", "CODE_SERIAL_MISSING"],
  ])("%s does not go together", (text, code) => {
    expect(faultOf(() => checkAssociations(readBracketed(text)))).toMatchObject({ code });
  });

  it.each([
    ["", "CODE_UNREADABLE", 0],
    ["(1)2", "CODE_UNREADABLE", 0],
    ["(18)2", "CODE_ELEMENT_UNKNOWN", 1],
    ["(99)A".repeat(65), "CODE_ELEMENTS_TOO_MANY", 324],
  ])("%s in brackets", (text, code, at) => {
    expect(faultOf(() => readBracketed(text))).toMatchObject({ code, at });
  });

  it.each([
    ["0106901234000016", "CODE_SEPARATOR", 0],
    ["^", "CODE_UNREADABLE", 1],
    ["^0106901234000016X", "CODE_ELEMENT_UNKNOWN", 17],
    ["^10A^18B", "CODE_ELEMENT_UNKNOWN", 5],
    ["^0106901234000016^10L7^21A B", "CODE_CHARACTER", 25],
  ])("%s without brackets", (text, code, at) => {
    expect(faultOf(() => readUnbracketed(text))).toMatchObject({ code, at });
  });

  it.each([
    ["ftp://a/01/06901234000016", "CODE_UNREADABLE", 0],
    ["https://a/b", "CODE_KEY_UNKNOWN", 9],
    ["https://a/01/06901234000016/21/A/10/B", "CODE_QUALIFIER", 36],
    ["https://a/01/06901234000016?21=A", "CODE_ATTRIBUTE", 31],
    ["https://a/01/06901234000016?03=06901234000016", "CODE_ATTRIBUTE", 31],
    ["https://a/01/06901234000016?17=261231&17=261231", "CODE_ELEMENT_REPEATED", 41],
    ["https://a/01/06901234000016?18=1", "CODE_ELEMENT_UNKNOWN", 28],
    ["https://a/01/06901234000016/10/%", "CODE_PERCENT", 31],
    ["https://a/01/06901234000016 ", "CODE_CHARACTER", 27],
  ])("%s in a Digital Link", (text, code, at) => {
    expect(faultOf(() => readLink(text))).toMatchObject({ code, at });
  });

  it.each([
    ["]x9123", "CODE_SYMBOLOGY", 0],
    ["]d20106901234000017", "CODE_CHECK_DIGIT", 5],
    ["]E06901234000017", "CODE_CHECK_DIGIT", 3],
    ["]E0690123400001", "CODE_LENGTH", 3],
    ["]C110A^21B", "CODE_CHARACTER", 6],
  ])("%j from a scanner", (text, code, at) => {
    expect(faultOf(() => readScan(text))).toMatchObject({ code, at });
    expect(parseScan(text)).toMatchObject({ ok: false, fault: { code, at } });
  });
});

const scanned = (text: string) => {
  const reading = parseScan(text);
  return reading.ok ? reading.identity : reading.fault;
};

describe("what a scanner sends", () => {
  it("of a retail code names the trade item", () => {
    expect(parseScan("]E06901234000016")).toMatchObject({ form: "scan" });
    expect(scanned("]E06901234000016")).toBe("gs1:01/06901234000016");
    expect(scanned("]E402345673")).toBe("gs1:01/00000002345673");
    expect(scanned("]E06901234000016|]e010L7\u001d21A")).toBe("gs1:01/06901234000016/10/L7/21/A");
  });

  it("of plain text names what the text names", () => {
    expect(scanned("]Q1https://gear.example/n/7")).toBe("uri:https://gear.example/n/7");
    expect(scanned("]d188.118.8/pump-7")).toBe("hdl:88.118.8/pump-7");
    expect(scanned("88.118.8/pump-7")).toBe("hdl:88.118.8/pump-7");
    expect(scanned("]Q1hello")).toEqual({ code: "CODE_UNREADABLE", at: 3 });
    expect(scanned("]Q1]Q1https://gear.example/n/7")).toEqual({ code: "CODE_UNREADABLE", at: 3 });
  });

  it("is printed for each barcode", () => {
    expect(scanDataOf("ean-13", "690123400001", { addCheckDigit: true })).toBe("]E06901234000016");
    expect(scanDataOf("gs1-128", "^010690123400001610L7|^21A")).toBe(
      "]e0010690123400001610L7\u001d21A",
    );
    expect(faultOf(() => scanDataOf("databar-limited", "26901234000010"))).toBeDefined();
  });
});

describe("any text at all", () => {
  it("is read or refused in a blink, also at 8 kB and a megabyte", () => {
    const starts = ["]d2", "]Q1", "^", "https://a/01/06901234000016?", "https://a/"];
    const units = ["^", "]Q1", "^00", "99A^", "\u001d", "%", "&17=", "(99)A", "/01/", "A"];
    const texts = starts.flatMap((start) =>
      units.flatMap((unit) =>
        [8192, 1 << 20].map((length) => (start + unit.repeat(length)).slice(0, length)),
      ),
    );
    const started = performance.now();
    for (const text of texts) {
      expect(parseScan(text).ok).toBeTypeOf("boolean");
      for (const read of [readLink, readScan, readBracketed, decompressedLink]) {
        faultOf(() => read(text));
      }
    }
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe("a compressed Digital Link", () => {
  /** What GS1's own toolkit makes of links, with its optimisations and without. */
  const byToolkit = [
    ["/255/9520123456788", ["JViok5OtFAA"]],
    ["/255/9520123456788?3900=12", ["JViok5OtFAHIAQw", "wIqJOTrRQBDA"]],
    ["/255/9520123456788000042?3102=000100", ["JViok5OtFGAAKjECAAZA"]],
    ["/01/09520123456788?8008=26123113", ["ARFRJydaKQAQY6baQ"]],
    ["/01/09520123456788?8008=2612311359", ["ARFRJydaKQAQY6baU7"]],
    [
      "/01/09520123456788/10/L7?7007=261231&17=271231",
      ["ARFRJydaKCDEX2LoRv7gDn-N4A", "CxFRJydaKMRfYuhG_uAOf43g"],
    ],
    ["/01/09520123456788?423=276&37=5", ["ARFRJydaKG4qhGigA"]],
    ["/253/9520123456788?240=X", ["JAYVyU4qJOTrRSA"]],
  ] as const;

  it.each(byToolkit)(
    "of GS1's toolkit is unpacked to %s, also where digits are left out",
    (link, all) => {
      const stem = "https://id.gs1.org";
      const saidBy = (text: string) =>
        readLink(text)
          .elements.map(({ element, value }) => `${element.ai} ${value}`)
          .sort();
      for (const packed of all) {
        expect(saidBy(decompressedLink(`${stem}/${packed}`)), packed).toEqual(saidBy(stem + link));
      }
      const ours = compressedLinkOf(readLink(stem + link), stem);
      expect(saidBy(decompressedLink(ours))).toEqual(saidBy(stem + link));
      if (!link.includes("?")) expect(all).toContain(ours.slice(stem.length + 1));
    },
  );

  it("of GS1's toolkit is unpacked, with its own parameters", () => {
    const link = decompressedLink("http://example.org/AQnYUc1gmiERBhQ0ytiyZuAGOLc1TQ?k1=v1");
    expect(link).toMatch(/^http:\/\/example\.org\/01\/[0-9]{14}\/.*k1=v1$/);
  });

  it("may keep its key in sight, which then may not come again", () => {
    const item = "https://a/p/01/06901234000016";
    expect(decompressedLink(`${item}/EGIvs?linkType=gs1:pip`)).toBe(
      `${item}/10/L7?linkType=gs1:pip`,
    );
    const packed = compressedLinkOf(readLink(`${item}/10/L7`), "https://a").slice(10);
    expect(faultOf(() => decompressedLink(`${item}/${packed}`))).toMatchObject({
      code: "CODE_COMPRESSED",
    });
  });

  it.each(["https://a/", "https://a/hello", "https://a/AQ", "https://a/zz%20"])(
    "%s is none",
    (text) => {
      expect(faultOf(() => decompressedLink(text))).toBeDefined();
    },
  );

  it("never throws anything else", () => {
    const words = fc.string({ unit: fc.constantFrom(..."ABCXYZabcxyz0189-_"), maxLength: 60 });
    fc.assert(
      fc.property(words, (word) => {
        const link = `https://a/${word}`;
        const fault = faultOf(() => decompressedLink(link));
        if (fault === undefined)
          expect(parseCode(decompressedLink(link))).toMatchObject({ ok: true });
      }),
      { numRuns: 2000 },
    );
  });

  it("of which a letter is wrong, or the end lacks, is read or refused where it stands", () => {
    const letters = "ABCXYZabcxyz0189-_";
    const damage = fc.record({ at: fc.nat(), letter: fc.constantFrom(...letters, "") });
    fc.assert(
      fc.property(linkMessage, damage, (original, { at, letter }) => {
        const packed = compressedLinkOf(readLink(linkOf(original)), "https://a").slice(10);
        const place = at % packed.length;
        const rest = letter === "" ? "" : packed.slice(place + 1);
        const damaged = `https://a/${packed.slice(0, place)}${letter}${rest}`;
        const { reading } = readUnder(damaged, ["https://a"]);
        if (!reading.ok) expect(reading.fault.at).toBe(10);
      }),
      { numRuns: 500 },
    );
  });
});
