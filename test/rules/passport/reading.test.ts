import { describe, expect, it } from "vitest";
import { codeAt } from "../../../web/passport/address.ts";
import {
  addressOf,
  askedCode,
  hintFor,
  lastValueOf,
  plainOf,
} from "../../../web/passport/codes.ts";
import { nameLines } from "../../../web/passport/lettering.ts";
import { localTime } from "../../../web/passport/times.ts";
import { wayOf } from "../../../web/passport/way.ts";
import { madeAnswer } from "./made-answer.ts";
import { gearbox, story } from "./story.ts";

const plain = "(01)06901234000016(21)G-1";

describe("the code in a passport's address", () => {
  it.each([
    ["/t/01/06901234000016/21/G-1", ""],
    ["/t/01/06901234000016/21/G-1", "?17=270101"],
    [`/t/${encodeURIComponent(gearbox)}`, ""],
    [`/t/${encodeURIComponent("https://firm.example/p/01/06901234000016/21/G-1?17=270101")}`, ""],
    ["/t/https://firm.example/01/6901234000016/21/G-1", "?17=270101"],
    ["/t/https:/firm.example/01/06901234000016/21/G-1", ""],
    [`/t/${encodeURIComponent("urn:epc:id:sgtin:69012340.00001.G-1")}`, ""],
    [`/t/${encodeURIComponent(plain)}`, ""],
    [`/t/${encodeURIComponent(`https://lianzao.example/t/${encodeURIComponent(gearbox)}`)}`, ""],
  ])("is read from %s%s", (pathname, search) => {
    expect(askedCode(codeAt(pathname, search))).toBe(gearbox);
  });

  it("keeps an encoded slash within its serial number", () => {
    const asked = askedCode(codeAt("/t/01/06901234000016/21/A%2FB", ""));
    expect(asked).toBe("gs1:01/06901234000016/21/A%2FB");
    expect(addressOf(asked)).toBe("/t/01/06901234000016/21/A%2FB");
    expect(lastValueOf(plainOf(asked))).toBe("A/B");
  });

  it("is empty where the address names none, and any text where it is no code", () => {
    expect(askedCode(codeAt("/t/", ""))).toBe("");
    expect(askedCode(codeAt("/t", ""))).toBe("");
    expect(askedCode(codeAt("/t/%E0%A4%A", ""))).toBe("%E0%A4%A");
    expect(askedCode(codeAt("/t/%3Cscript%3E", ""))).toBe("<script>");
  });

  it("leads back to itself", () => {
    for (const code of [gearbox, "uri:https://firm.example/a?b=c#d", "uscc:91450200MA5L0XXX6T"]) {
      expect(codeAt(addressOf(code), "")).toContain(code.replace("gs1:", ""));
    }
  });

  it("may be the bare number under a barcode", () => {
    expect(askedCode("6901234000016")).toBe("gs1:01/06901234000016");
    expect(askedCode(" 0 690123 400001 6 ")).toBe("gs1:01/06901234000016");
    expect(askedCode("106901234000010008")).toMatch(/^(gs1:00\/|\(00\))106901234000010008$/);
  });
});

describe("the hint about a code", () => {
  it("names the check digit that the other digits call for", () => {
    const wrong = { kind: "check-digit", given: "7", wanted: "6" };
    expect(hintFor("(01)06901234000017(21)G-1")).toEqual(wrong);
    expect(hintFor("01/06901234000017/21/G-1")).toEqual(wrong);
    expect(hintFor("https://firm.example/01/06901234000017/21/G-1")).toEqual(wrong);
    expect(hintFor(askedCode("6901234000017"))).toEqual(wrong);
  });

  it("calls malformed what breaks the grammar, and nothing else", () => {
    expect(hintFor("(01)0690123400")).toEqual({ kind: "malformed" });
    expect(hintFor("hello")).toEqual({ kind: "malformed" });
    expect(hintFor(gearbox)).toEqual({ kind: "well-formed" });
    expect(hintFor("urn:uuid:00000000-0000-7000-8000-000000000000")).toEqual({
      kind: "well-formed",
    });
  });
});

describe("the way of a product", () => {
  const { events } = madeAnswer(story).passport;

  it("goes by the calendar of the place where each event happened", () => {
    // 16:40 UTC on the 26th is past midnight in China.
    expect(wayOf(events, "oldest").map(({ day }) => day)).toEqual([
      "2025-03-27",
      "2025-05-12",
      "2026-02-20",
    ]);
  });

  it("turns round, and keeps events of one day together", () => {
    const [first, second] = events;
    if (!first || !second) throw new Error("the story has three events");
    const sameDay = { ...second, eventTime: "2025-03-26T17:00:00.000Z" };
    const [day, ...others] = wayOf([first, sameDay], "newest");
    expect(others).toEqual([]);
    expect(day?.stops.map(({ event }) => event)).toEqual([sameDay, first]);
  });

  it("shows the clock of the place with its offset, and nothing for an unreadable time", () => {
    expect(localTime("2025-03-26T16:40:00.000Z", "+08:00")).toEqual({
      day: "2025-03-27",
      clock: "00:40",
      offset: "+08:00",
    });
    expect(localTime("2025-03-26T02:15:00.000Z", "-03:30").clock).toBe("22:45");
    expect(localTime("soon", "+08:00")).toEqual({ day: "", clock: "", offset: "+08:00" });
  });
});

describe("a name in a box", () => {
  it("breaks between words and between Chinese letters, and ends in an ellipsis at last", () => {
    expect(nameLines("Housing", 100)).toEqual(["Housing"]);
    expect(nameLines("Tapered roller", 70)).toEqual(["Tapered", "roller"]);
    expect(nameLines("风电增速齿轮箱", 60)).toEqual(["风电增速", "齿轮箱"]);
    const [, second = ""] = nameLines("Wind turbine gearbox of 2100 kW", 80);
    expect(second.endsWith("…")).toBe(true);
  });
});
