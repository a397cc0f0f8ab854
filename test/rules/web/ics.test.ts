import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, icsText } from "../../../web/workbench/ics.ts";

const stamp = "2026-11-29T09:40:00.000Z";
const entry: CalendarEntry = {
  uid: "b1@lianzao.example",
  from: "2026-12-01T00:00:00.000Z",
  until: "2026-12-01T08:30:00.000Z",
  title: "磨齿机 · 南宁青川齿轮",
  text: "已预订\n合计: ¥4,600.00 (含税); 批次 A\\B",
  place: "柳州",
  cancelled: false,
  daysIn: null,
};

const linesOf = (text: string) => text.split("\r\n");
const unfolded = (text: string) => text.replaceAll("\r\n ", "");
/** The value of a property as a reader of RFC 5545 § 3.3.11 takes it. */
const readOf = (text: string, name: string) =>
  linesOf(unfolded(text))
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .replaceAll(/\\([\\;,nN])/g, (_whole, char: string) => (/n/i.test(char) ? "\n" : char));

describe("bookings as a calendar", () => {
  it("are events in UTC that calendar programs know again", () => {
    const lines = linesOf(icsText([entry, { ...entry, uid: "b2", cancelled: true }], stamp));
    expect(lines.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
    expect(lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
    expect(lines).toContain("UID:b1@lianzao.example");
    expect(lines).toContain("DTSTAMP:20261129T094000Z");
    expect(lines).toContain("DTSTART:20261201T000000Z");
    expect(lines).toContain("DTEND:20261201T083000Z");
    expect(lines.filter((line) => line.startsWith("STATUS:"))).toEqual([
      "STATUS:CONFIRMED",
      "STATUS:CANCELLED",
    ]);
  });

  it("say what they say, whatever stands in it, in lines of 75 octets", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (words) => {
        const title = words.replaceAll(/\r\n?/g, "\n");
        const text = icsText([{ ...entry, title }], stamp);
        for (const line of linesOf(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        // No more signs of a lost character than the words themselves have.
        expect(text.split("\uFFFD")).toHaveLength(title.split("\uFFFD").length);
        expect(readOf(text, "SUMMARY")).toBe(title);
      }),
    );
    expect(readOf(icsText([entry], stamp), "DESCRIPTION")).toBe(entry.text);
  });

  it("are the days of the site's week, and block no time, where they are hours that lie in it", () => {
    const week = {
      ...entry,
      uid: "b2",
      from: "2026-12-06T16:00:00.000Z",
      until: "2026-12-13T16:00:00.000Z",
      daysIn: "Asia/Shanghai",
    };
    const lines = linesOf(icsText([entry, week], stamp));
    // The end of days is not among them (RFC 5545 § 3.6.1).
    expect(lines).toContain("DTSTART;VALUE=DATE:20261207");
    expect(lines).toContain("DTEND;VALUE=DATE:20261214");
    expect(lines.filter((line) => line.startsWith("TRANSP:"))).toEqual([
      "TRANSP:OPAQUE",
      "TRANSP:TRANSPARENT",
    ]);
  });

  it("are no event where there is none", () => {
    expect(icsText([], stamp)).not.toContain("VEVENT");
  });
});
