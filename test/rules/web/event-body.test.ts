import { describe, expect, it } from "vitest";
import { codeLabel } from "../../../web/workbench/code-label.ts";
import { coming, sumOfHours } from "../../../web/workbench/coming.ts";
import { deviceName } from "../../../web/workbench/device-name.ts";
import { passportPath, readable } from "../../../web/workbench/event-body.ts";
import {
  choosing,
  chosenParts,
  eventFields,
  shownFields,
} from "../../../web/workbench/event-parts.ts";

describe("an event as captured", () => {
  it("offers its own fields for sharing, and not what the platform added to it", () => {
    const body = JSON.stringify({ type: "ObjectEvent", epcList: [], _context: {}, _source: "" });
    expect(eventFields(body).map(({ name }) => name)).toEqual(["type", "epcList"]);
  });

  it("offers each part of a field that has several, in the terms of a grant", () => {
    const codes = ["https://id.gs1.org/01/09506000134352/21/A1", "urn:x:2"];
    const ilmd = { lot: "L1", heat: { c: 1 } };
    const odd = { "a/b": 1, c: 2 };
    const fields = eventFields(JSON.stringify({ epcList: codes, one: ["x"], ilmd, odd }));
    expect(fields.map(({ parts }) => parts)).toEqual([
      [
        { value: "epcList/0", label: "1. (01)09506000134352(21)A1" },
        { value: "epcList/1", label: "2. urn:x:2" },
      ],
      [],
      [
        { value: "ilmd/lot", label: "lot: L1" },
        { value: "ilmd/heat", label: 'heat: {"c":1}' },
      ],
      [],
    ]);
  });

  it("is shown whole once all its parts are chosen, and in part when one is taken out", () => {
    const [list] = eventFields(JSON.stringify({ epcList: ["a", "b", "c"] }));
    if (list === undefined) throw new Error("the list is offered");
    const two = choosing(list, ["epcList/0", "epcList/2"], ["bizStep", "epcList"]);
    expect(two).toEqual(["bizStep", "epcList/0", "epcList/2"]);
    expect(chosenParts(list, two)).toEqual(["epcList/0", "epcList/2"]);
    expect(chosenParts(list, ["epcList"])).toHaveLength(3);
    const all = ["epcList/0", "epcList/1", "epcList/2"];
    expect(choosing(list, all, two)).toEqual(["bizStep", "epcList"]);
    expect(choosing(list, [], two)).toEqual(["bizStep"]);
    expect(shownFields(two)).toEqual([
      { name: "bizStep", parts: null },
      { name: "epcList", parts: 2 },
    ]);
  });

  it("is shown as it stands when it cannot be laid out", () => {
    expect(readable("{")).toBe("{");
    expect(eventFields("[1]")).toEqual([]);
    expect(eventFields("{")).toEqual([]);
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
