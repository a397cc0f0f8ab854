import { describe, expect, it } from "vitest";
import { codeLabel } from "../../../web/workbench/code-label.ts";
import { coming, sumOfHours } from "../../../web/workbench/coming.ts";
import { deviceName } from "../../../web/workbench/device-name.ts";
import { fieldNames, passportPath, readable } from "../../../web/workbench/event-body.ts";

describe("an event as captured", () => {
  it("offers its own fields for sharing, and not what the platform added to it", () => {
    const body = JSON.stringify({ type: "ObjectEvent", epcList: [], _context: {}, _source: "" });
    expect(fieldNames(body)).toEqual(["type", "epcList"]);
  });

  it("is shown as it stands when it cannot be laid out", () => {
    expect(readable("{")).toBe("{");
    expect(fieldNames("[1]")).toEqual([]);
  });

  it("shows a code as the nameplate does, and an unknown one as it was given", () => {
    expect(codeLabel("https://id.gs1.org/01/09506000134352/21/A1")).toBe(
      "(01)09506000134352(21)A1",
    );
    expect(codeLabel("not a code at all")).toBe("not a code at all");
  });

  it("leads from a code to its passport whatever characters it has", () => {
    expect(passportPath("https://id.gs1.org/01/1?a=b")).toBe(
      "/t/https%3A%2F%2Fid.gs1.org%2F01%2F1%3Fa%3Db",
    );
  });
});

describe("the home page", () => {
  const window = (from: number, until: number) => ({
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  });

  it("lists bookings that stand and are not over, the earliest first", () => {
    const over = { status: "BOOKED", window: window(0, 10) };
    const later = { status: "BOOKED", window: window(50, 60) };
    const running = { status: "BOOKED", window: window(5, 40) };
    const cancelled = { status: "CANCELLED", window: window(50, 60) };
    expect(coming([over, later, running, cancelled], 20)).toEqual([running, later]);
  });

  it("adds free hours without losing any", () => {
    expect(sumOfHours(["0.1", "0.2", "7.3333"])).toBe("7.6333");
  });
});

describe("a session's device", () => {
  it("is named by browser and system", () => {
    const phone =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
    expect(deviceName(phone)).toBe("Safari · iOS");
    expect(deviceName("curl/8.5")).toBe("curl/8.5");
  });
});
