import { describe, expect, it } from "vitest";
import { dimensionsOf } from "../../../services/trace/epcis/dimensions.ts";
import { termOf } from "../../../services/trace/epcis/terms.ts";
import { whatOf } from "../../../services/trace/epcis/what.ts";

describe("a standard word has one short name, however it is written", () => {
  it.each([
    "shipping",
    "https://ref.gs1.org/cbv/BizStep-shipping",
    "http://ns.gs1.org/cbv/BizStep-shipping",
    "cbv:BizStep-shipping",
    "urn:epcglobal:cbv:bizstep:shipping",
  ])("reads %s as shipping", (text) => {
    expect(termOf("bizStep", text)).toBe("shipping");
  });

  it.each([
    ["disposition", "urn:epcglobal:cbv:disp:in_transit", "in_transit"],
    ["disposition", "https://ref.gs1.org/cbv/Disp-conformant", "conformant"],
    ["bizTransactionType", "urn:epcglobal:cbv:btt:po", "po"],
    ["bizTransactionType", "https://ref.gs1.org/cbv/BTT-prodorder", "prodorder"],
    ["partyType", "urn:epcglobal:cbv:sdt:owning_party", "owning_party"],
    ["errorReason", "https://ref.gs1.org/cbv/ER-did_not_occur", "did_not_occur"],
  ] as const)("reads the %s %s as %s", (kind, text, term) => {
    expect(termOf(kind, text)).toBe(term);
  });

  it.each([
    "https://ref.gs1.org/cbv/BizStep-heat_treating",
    "https://ref.gs1.org/cbv/Disp-active",
    "urn:epcglobal:cbv:disp:active",
    "https://example.org/BizStep-shipping",
    "urn:firm:bizstep:quenching",
    "quenching",
  ])("leaves %s as it is", (text) => {
    expect(termOf("bizStep", text)).toBe(text);
  });
});

describe("an event's things are read with their part in it", () => {
  it("names one gearbox the same in a Digital Link and in an EPC URN", () => {
    const identities = whatOf({
      epcList: ["urn:epc:id:sgtin:6901234.000001.G1", "https://id.gs1.org/01/06901234000016/21/G1"],
    }).codes.map((code) => code.identity);
    expect(identities).toEqual(["gs1:01/06901234000016/21/G1", "gs1:01/06901234000016/21/G1"]);
  });

  it("reads parents, children, inputs and outputs, single ones and quantities of a lot", () => {
    const codes = whatOf({
      parentID: "urn:p:1",
      childEPCs: ["urn:c:1", "urn:c:2"],
      childQuantityList: [{ epcClass: "urn:c:lot", quantity: 8 }],
      inputEPCList: ["urn:i:1"],
      inputQuantityList: [{ epcClass: "urn:i:heat", quantity: 12.5, uom: "KGM" }],
      outputEPCList: ["urn:o:1"],
      outputQuantityList: [{ epcClass: "urn:o:lot" }],
      quantityList: [{ epcClass: "urn:e:lot" }],
      epcList: ["urn:e:1"],
    }).codes.map(({ text, role, isClass, quantity, unit }) => [
      text,
      role,
      isClass,
      quantity,
      unit,
    ]);
    expect(codes).toEqual([
      ["urn:p:1", "parent", false, undefined, undefined],
      ["urn:e:1", "epc", false, undefined, undefined],
      ["urn:c:1", "child", false, undefined, undefined],
      ["urn:c:2", "child", false, undefined, undefined],
      ["urn:i:1", "input", false, undefined, undefined],
      ["urn:o:1", "output", false, undefined, undefined],
      ["urn:e:lot", "epc", true, undefined, undefined],
      ["urn:c:lot", "child", true, 8, undefined],
      ["urn:i:heat", "input", true, 12.5, "KGM"],
      ["urn:o:lot", "output", true, undefined, undefined],
    ]);
  });

  it("points to what names nothing instead of throwing", () => {
    const { codes, faults } = whatOf({
      epcList: ["urn:a:b", "gs1:01/123", 7],
      quantityList: [{ quantity: 1 }],
      parentID: `urn:${"x".repeat(3000)}`,
    });
    expect(codes.map(({ text }) => text)).toEqual(["urn:a:b"]);
    expect(faults.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["EPCIS_CODE", "/parentID"],
      ["EPCIS_CODE", "/epcList/1"],
      ["EPCIS_VALUE_TYPE", "/epcList/2"],
      ["EPCIS_VALUE_TYPE", "/quantityList/0/epcClass"],
    ]);
  });
});

describe("an event's when, where and why are read for the index", () => {
  it("reads a shipment", () => {
    const read = dimensionsOf({
      type: "ObjectEvent",
      action: "OBSERVE",
      eventID: "urn:uuid:1",
      eventTime: "2026-03-02T08:00:00.25+08:00",
      eventTimeZoneOffset: "+08:00",
      recordTime: "1999-01-01T00:00:00Z",
      bizStep: "cbv:BizStep-shipping",
      disposition: "urn:epcglobal:cbv:disp:in_transit",
      persistentDisposition: { set: ["conformant"], unset: ["urn:x:y"] },
      readPoint: { id: "urn:place:dock" },
      bizLocation: { id: "urn:place:plant" },
      bizTransactionList: [
        { type: "po", bizTransaction: "urn:po:7" },
        { bizTransaction: "urn:t:8" },
      ],
      sourceList: [{ type: "owning_party", source: "urn:firm:a" }],
      destinationList: [{ type: "urn:x:carrier", destination: "urn:firm:b" }],
    });
    expect(read).toEqual({
      type: "ObjectEvent",
      action: "OBSERVE",
      eventId: "urn:uuid:1",
      eventTime: "2026-03-02T00:00:00.250000Z",
      offsetMinutes: 480,
      bizStep: "shipping",
      disposition: "in_transit",
      setDispositions: ["conformant"],
      unsetDispositions: ["urn:x:y"],
      readPoint: "urn:place:dock",
      bizLocation: "urn:place:plant",
      bizTransactions: [{ type: "po", id: "urn:po:7" }, { id: "urn:t:8" }],
      sources: [{ type: "owning_party", id: "urn:firm:a" }],
      destinations: [{ type: "urn:x:carrier", id: "urn:firm:b" }],
    });
  });

  it("reads a withdrawal", () => {
    const read = dimensionsOf({
      type: "TransformationEvent",
      eventTime: "2026-03-02T08:00:00Z",
      eventTimeZoneOffset: "+00:00",
      transformationID: "urn:melt:7",
      errorDeclaration: {
        declarationTime: "2026-03-03T08:00:00-02:00",
        reason: "https://ref.gs1.org/cbv/ER-incorrect_data",
        correctiveEventIDs: ["urn:uuid:2"],
      },
    });
    expect(read.transformationId).toBe("urn:melt:7");
    expect(read.error).toEqual({
      declaredAt: "2026-03-03T10:00:00.000000Z",
      reason: "incorrect_data",
      correctiveEventIds: ["urn:uuid:2"],
    });
  });

  it("knows no action of an event of a type of others, whatever it writes there", () => {
    const read = dimensionsOf({
      type: "ex:Own",
      action: "SHIP",
      bizStep: ["x"],
      readPoint: "here",
    });
    expect(read.action).toBeUndefined();
    expect(read.bizStep).toBeUndefined();
    expect(read.readPoint).toBeUndefined();
    expect(read.eventTime).toBeUndefined();
  });
});
