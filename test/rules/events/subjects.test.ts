import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  commit,
  type Envelope,
  eventTypes,
  type JsonObject,
  subjectsOf,
} from "../../../contracts/events/index.ts";
import { byUtf8, Rejected } from "../../../contracts/proof/index.ts";
import { bookingEvent, castingEvent, secret } from "./events.ts";

describe("the subjects of a captured event", () => {
  test("are every code in each of its what fields, once, as canonical identities", () => {
    const quantity = (serial: string) => [
      { epcClass: `urn:epc:class:lgtin:4012345.012345.${serial}` },
    ];
    const body = {
      parentID: "urn:epc:id:sscc:0614141.1234567890",
      epcList: ["urn:epc:id:sgtin:4012345.011111.1", "https://id.gs1.org/01/04012345111118/21/1"],
      childEPCs: ["urn:epc:id:sgtin:4012345.011111.2"],
      inputEPCList: ["urn:epc:id:sgtin:4012345.011111.3"],
      outputEPCList: ["urn:epc:id:sgtin:4012345.011111.4"],
      quantityList: quantity("A"),
      childQuantityList: quantity("B"),
      inputQuantityList: quantity("C"),
      outputQuantityList: quantity("D"),
      readPoint: { id: "urn:epc:id:sgln:4012345.00002.0" },
      bizTransactionList: [{ bizTransaction: "urn:epc:id:gdti:0614141.06012.1234" }],
    };
    const lots = ["A", "B", "C", "D"].map((lot) => `gs1:01/04012345123456/10/${lot}`);
    const serials = ["1", "2", "3", "4"].map((serial) => `gs1:01/04012345111118/21/${serial}`);
    expect(subjectsOf("trace.event-captured.v1", body)).toEqual(
      ["gs1:00/106141412345678908", ...serials, ...lots].sort(),
    );
  });

  test("are none where the event names no code", () => {
    expect(subjectsOf("trace.event-captured.v1", { type: "ObjectEvent", epcList: [] })).toEqual([]);
  });

  test("are refused where a code is no text", () => {
    const body = { quantityList: [{ quantity: 1 }] };
    expect(() => subjectsOf("trace.event-captured.v1", body)).toThrow(Rejected);
  });
});

test("a booking is about its provider and its requester", () => {
  const { type, body, subjects } = bookingEvent();
  expect(subjectsOf(type, body)).toEqual(subjects);
  expect(subjects).toEqual(["gs1:417/6901234000009", "uscc:91450200000000017A"]);
});

test("each type has its own rule, by its published name", () => {
  expect(eventTypes.length).toBeGreaterThanOrEqual(13);
  for (const type of eventTypes) expect(type).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)+\.v[1-9]\d*$/);
});

test("texts are in the order of their UTF-8 bytes", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const order = Buffer.compare(Buffer.from(one), Buffer.from(other));
      expect(Math.sign(byUtf8(one, other))).toBe(order);
    }),
  );
});

describe("an envelope is not committed", () => {
  const cases: readonly (readonly [string, JsonObject, string])[] = [
    ["without one of its fields", { signer: undefined as never }, "EVENT_MALFORMED"],
    ["with a field more", { note: "x" }, "EVENT_MALFORMED"],
    ["under an id that is no UUID", { id: "1" }, "EVENT_MALFORMED"],
    ["with a type of no version", { type: "capacity.booking-requested" }, "EVENT_MALFORMED"],
    [
      "with a type that nobody published",
      { type: "capacity.booking-lost.v1" },
      "EVENT_TYPE_UNKNOWN",
    ],
    ["for an owner without a scheme", { owner: "foundry" }, "EVENT_MALFORMED"],
    ["for an audience in capital letters", { audience: "AB".repeat(32) }, "EVENT_MALFORMED"],
    [
      "with a time in another zone",
      { eventTime: "2026-03-02T16:20:00.000+08:00" },
      "EVENT_MALFORMED",
    ],
    ["on a day that is not", { recordTime: "2026-02-30T08:20:00.000Z" }, "EVENT_MALFORMED"],
    ["under another suite", { suite: "sm3-sm2" }, "SUITE_UNKNOWN"],
    ["with a subject too few", { subjects: ["gs1:417/6901234000009"] }, "EVENT_SUBJECTS_WRONG"],
    ["with a body that is a list", { body: [] }, "EVENT_MALFORMED"],
    [
      "with a fraction in a shape of our own",
      { body: { ...bookingEvent().body, hours: 12.5 } },
      "NUMBER_NOT_EXACT",
    ],
  ];
  test.each(cases)("%s", (_title, change, code) => {
    const changed = { ...bookingEvent(), ...change } as Envelope;
    expect(() => commit(changed, secret)).toThrow(expect.objectContaining({ code }));
  });

  test("under a secret of another length", () => {
    expect(() => commit(castingEvent(), secret.slice(1))).toThrow(Rejected);
  });
});
