import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  digitsOf,
  formatsOf,
  hoursBetween,
  majorText,
  minorText,
  zoneName,
} from "../../../web/words/formats.ts";

const zh = formatsOf("zh", "Asia/Shanghai");
const en = formatsOf("en", "Europe/Berlin");

describe("amounts of money", () => {
  it("are shown exactly, however large", () => {
    expect(majorText("5", 2)).toBe("0.05");
    expect(majorText("-28050", 2)).toBe("-280.50");
    expect(majorText("1200", 0)).toBe("1200");
    expect(zh.money({ minor: "123456789012345678", currency: "CNY" })).toBe(
      "¥1,234,567,890,123,456.78",
    );
  });

  it("come back from what a person types as the same minor units", () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 13n });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 3 }), (minor, digits) => {
        expect(minorText(majorText(String(minor), digits), digits)).toBe(String(minor));
      }),
    );
  });

  it("are not read from text that is no amount, or has more digits than the currency", () => {
    for (const typed of ["", "abc", "-1", "1.005", "1e3", "１２"]) {
      expect(minorText(typed, 2)).toBeNull();
    }
    expect(minorText("1,250.5", 2)).toBe("125050");
  });

  it("have as many digits as ISO 4217 gives their currency", () => {
    expect([digitsOf("CNY"), digitsOf("JPY"), digitsOf("KWD")]).toEqual([2, 0, 3]);
  });
});

describe("times", () => {
  const at = "2026-11-27T23:30:00.000Z";

  it("stand in the viewer's zone, which is named", () => {
    expect(zh.instant(at)).toBe("2026/11/28 07:30");
    expect(zh.zone(at)).toBe("GMT+8");
    expect(en.instant(at)).toBe("28 Nov 2026, 00:30");
    expect(en.zone(at)).toBe("CET");
  });

  it("name the zone that holds at the instant, in summer another than in winter", () => {
    expect(zoneName("en-GB", "Europe/Berlin", new Date("2026-07-01T12:00:00Z"))).toBe("CEST");
  });

  it("name a window's day once when it begins and ends on it", () => {
    const sameDay = { from: "2026-11-28T01:00:00Z", until: "2026-11-28T09:00:00Z" };
    const overnight = { from: "2026-11-28T11:00:00Z", until: "2026-11-28T19:00:00Z" };
    expect(zh.stretch(sameDay)).toBe("2026/11/28 09:00 – 17:00");
    expect(zh.stretch(overnight)).toBe("2026/11/28 19:00 – 2026/11/29 03:00");
  });

  it("give a window's hours with at most two digits", () => {
    expect(hoursBetween({ from: "2026-11-28T01:00:00Z", until: "2026-11-28T09:20:00Z" })).toBe(
      "8.33",
    );
  });
});

describe("measures", () => {
  it("carry their units", () => {
    expect(en.envelope({ x: "1200", y: "800.5", z: "40" })).toBe("1,200 × 800.5 × 40 mm");
    expect([en.mm("0.00005"), en.mm("0.000001")]).toEqual(["0.00005 mm", "0.000001 mm"]);
    expect([en.mm("0.005"), en.hours("48"), en.km(142.37)]).toEqual([
      "0.005 mm",
      "48 h",
      "142.4 km",
    ]);
  });

  it("are never a greater part than it is, and a whole percent is that percent", () => {
    expect([28 / 60, 0.999, 1].map(en.percent)).toEqual(["46%", "99%", "100%"]);
    const whole = Array.from({ length: 101 }, (_, percent) => percent);
    expect(whole.map((percent) => zh.percent((percent * 7) / 700))).toEqual(
      whole.map((percent) => `${percent}%`),
    );
  });
});

describe("a sentence of the api's", () => {
  it("tells instants by the reader's clock, and leaves days and all else as they are", () => {
    const said = (until: string) => `此时间超出发布（2027-02-18T16:00:00.000Z 至 ${until}）。`;
    expect(zh.sentence(said("2027-02-20T16:00:00Z"))).toBe(
      "此时间超出发布（2027/02/19 00:00 GMT+8 至 2027/02/21 00:00 GMT+8）。",
    );
    expect(en.sentence("It has ended (2027-07-01T12:30:00.000Z).")).toBe(
      "It has ended (1 Jul 2027, 14:30 CEST).",
    );
    const days = "Days such as 2027-12-31, and 2026-03-10T12:27 of no zone.";
    expect(en.sentence(days)).toBe(days);
  });
});
