import type { Json, JsonObject } from "../../../contracts/events/index.ts";
import type { StepUri } from "../../../contracts/events/steps.ts";
import {
  assemblyPlant,
  buyer,
  type DemoFirm,
  foundry,
  gearShop,
  glnOf,
  gtinOf,
  heatTreatment,
  laboratory,
  ssccOf,
  windService,
} from "./firms.ts";

// The way of one yaw gearbox: from the melt to the repair. Written as firms write EPCIS: Digital
// Links of one's own domain, with what is nobody else's business in the extensions.

const link = (path: string) => `https://id.gs1.org/${path}`;
const sgtin = (gtin: string, serial: string) => link(`01/${gtin}/21/${serial}`);
const lgtin = (gtin: string, lot: string) => link(`01/${gtin}/10/${lot}`);
const place = (firm: DemoFirm, number = 1) => link(`414/${glnOf(firm.prefix, number)}`);

export const products = {
  iron: gtinOf(foundry.prefix, 1),
  housing: gtinOf(foundry.prefix, 2),
  blank: gtinOf(foundry.prefix, 3),
  ringGear: gtinOf(gearShop.prefix, 1),
  pinion: gtinOf(gearShop.prefix, 2),
  bearing: gtinOf(assemblyPlant.prefix, 9),
  gearbox: gtinOf(assemblyPlant.prefix, 1),
} as const;

const heat = "H26041";
export const gearbox = sgtin(products.gearbox, "YX900-2600417");
const housing = sgtin(products.housing, "ZX-0417");
const ringBlank = sgtin(products.blank, "MP-2093");
const pinionBlank = sgtin(products.blank, "MP-2094");
const ringGear = sgtin(products.ringGear, "CQ-3391");
const pinion = sgtin(products.pinion, "XC-3392");
const firstBearing = sgtin(products.bearing, "ZC-88120");
const secondBearing = sgtin(products.bearing, "ZC-90457");
export const turbine = link(`8004/${buyer.prefix}WTG07`);
const crate = link(`00/${ssccOf(assemblyPlant.prefix, 417)}`);
export const windFarm = place(buyer, 2);

/** One capture of one firm. */
export interface DemoCapture {
  readonly firm: DemoFirm;
  readonly events: readonly JsonObject[];
}

const casting: StepUri = "urn:lianzao:step:casting";
const machining: StepUri = "urn:lianzao:step:machining";
const heatTreating: StepUri = "urn:lianzao:step:heat_treating";

interface Step {
  readonly at: string;
  readonly step: string;
  readonly where: string;
  readonly disposition?: string;
  readonly [field: string]: Json | undefined;
}

function event(type: string, { at, step, where, ...fields }: Step): JsonObject {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    type,
    eventTime: `${at}+08:00`,
    eventTimeZoneOffset: "+08:00",
    bizStep: step,
    readPoint: { id: where },
    ...(Object.fromEntries(given) as JsonObject),
  };
}

const seen = (step: Step) => event("ObjectEvent", { action: "OBSERVE", ...step });
const made = (step: Step) => event("ObjectEvent", { action: "ADD", ...step });
const turned = (step: Step) => event("TransformationEvent", step);
const joined = (step: Step) => event("AssociationEvent", step);
const packed = (step: Step) => event("AggregationEvent", step);

const melt: DemoCapture = {
  firm: foundry,
  events: [
    made({
      at: "2026-03-02T06:40:00",
      step: "commissioning",
      disposition: "active",
      where: place(foundry),
      quantityList: [{ epcClass: lgtin(products.iron, heat), quantity: 8415.5, uom: "KGM" }],
      "lz:melt": { furnace: "中频炉 3", carbonPercent: "3.62", nodularity: "92.4" },
    }),
    turned({
      at: "2026-03-02T15:10:00",
      step: casting,
      where: place(foundry),
      inputQuantityList: [{ epcClass: lgtin(products.iron, heat), quantity: 3152.5, uom: "KGM" }],
      outputEPCList: [housing, ringBlank, pinionBlank],
      "lz:moldingLine": "树脂砂线 A",
    }),
    seen({
      at: "2026-03-06T09:20:00",
      step: "shipping",
      disposition: "in_transit",
      where: place(foundry),
      epcList: [housing, ringBlank, pinionBlank],
      bizTransactionList: [
        { type: "po", bizTransaction: `urn:epc:id:gdti:${gearShop.prefix}.00001.77120` },
      ],
    }),
  ],
};

const machined: DemoCapture = {
  firm: gearShop,
  events: [
    seen({
      at: "2026-03-07T14:05:00",
      step: "receiving",
      disposition: "in_progress",
      where: place(gearShop),
      epcList: [ringBlank, pinionBlank],
    }),
    turned({
      at: "2026-03-12T17:45:00",
      step: machining,
      where: place(gearShop),
      inputEPCList: [ringBlank],
      outputEPCList: [ringGear],
      "lz:machine": "数控滚齿机 Y3180",
    }),
    turned({
      at: "2026-03-13T11:30:00",
      step: machining,
      where: place(gearShop),
      inputEPCList: [pinionBlank],
      outputEPCList: [pinion],
    }),
  ],
};

const hardening: DemoCapture = {
  firm: heatTreatment,
  events: [
    seen({
      at: "2026-03-18T22:15:00",
      step: heatTreating,
      disposition: "in_progress",
      where: place(heatTreatment),
      epcList: [ringGear, pinion],
      sensorElementList: [
        {
          sensorMetadata: { time: "2026-03-18T22:15:00+08:00" },
          sensorReport: [
            { type: "Temperature", value: 903.4, uom: "CEL" },
            { type: "Temperature", value: 371.6, uom: "CEL" },
          ],
        },
      ],
      "lz:recipe": "等温淬火：奥氏体化 900 ℃，盐浴 370 ℃",
    }),
    seen({
      at: "2026-03-20T08:30:00",
      step: "shipping",
      disposition: "in_transit",
      where: place(heatTreatment),
      epcList: [ringGear, pinion],
    }),
  ],
};

const assembly: DemoCapture = {
  firm: assemblyPlant,
  events: [
    seen({
      at: "2026-03-28T10:00:00",
      step: "receiving",
      disposition: "in_progress",
      where: place(assemblyPlant),
      epcList: [housing, ringGear, pinion, firstBearing],
    }),
    made({
      at: "2026-04-02T08:10:00",
      step: "commissioning",
      disposition: "active",
      where: place(assemblyPlant),
      epcList: [gearbox],
    }),
    joined({
      at: "2026-04-02T16:50:00",
      action: "ADD",
      step: "assembling",
      where: place(assemblyPlant),
      parentID: gearbox,
      childEPCs: [housing, ringGear, pinion, firstBearing],
      "lz:torqueNm": { bolts: 24, target: "612.5" },
    }),
  ],
};

const inspection: DemoCapture = {
  firm: laboratory,
  events: [
    seen({
      at: "2026-04-07T15:20:00",
      step: "inspecting",
      disposition: "conformant",
      where: place(laboratory),
      epcList: [gearbox],
      certificationInfo: "https://testing.example/reports/HZ-2026-0417",
      "lz:noiseDb": "71.4",
    }),
  ],
};

const delivery: DemoCapture = {
  firm: assemblyPlant,
  events: [
    packed({
      at: "2026-04-10T09:00:00",
      action: "ADD",
      step: "packing",
      where: place(assemblyPlant),
      parentID: crate,
      childEPCs: [gearbox],
    }),
    seen({
      at: "2026-04-10T17:30:00",
      step: "shipping",
      disposition: "in_transit",
      where: place(assemblyPlant),
      epcList: [crate],
      bizTransactionList: [
        { type: "po", bizTransaction: `urn:epc:id:gdti:${buyer.prefix}.00001.20418` },
      ],
      destinationList: [
        { type: "owning_party", destination: `urn:epc:id:pgln:${buyer.prefix}.00001` },
      ],
    }),
  ],
};

const field: DemoCapture = {
  firm: windService,
  events: [
    seen({
      at: "2026-04-12T08:45:00",
      step: "receiving",
      disposition: "in_progress",
      where: windFarm,
      epcList: [crate],
    }),
    packed({
      at: "2026-04-12T10:00:00",
      action: "DELETE",
      step: "unpacking",
      where: windFarm,
      parentID: crate,
      childEPCs: [gearbox],
    }),
    joined({
      at: "2026-04-15T13:25:00",
      action: "ADD",
      step: "installing",
      disposition: "active",
      where: windFarm,
      parentID: turbine,
      childEPCs: [gearbox],
    }),
  ],
};

const repair: DemoCapture = {
  firm: windService,
  events: [
    seen({
      at: "2026-09-21T09:15:00",
      step: "inspecting",
      disposition: "needs_replacement",
      where: windFarm,
      epcList: [gearbox],
      "lz:finding": "输出轴轴承外圈剥落",
    }),
    joined({
      at: "2026-09-23T10:40:00",
      action: "DELETE",
      step: "removing",
      where: windFarm,
      parentID: gearbox,
      childEPCs: [firstBearing],
    }),
    joined({
      at: "2026-09-23T14:05:00",
      action: "ADD",
      step: "installing",
      where: windFarm,
      parentID: gearbox,
      childEPCs: [secondBearing],
    }),
    seen({
      at: "2026-09-23T17:30:00",
      step: "repairing",
      disposition: "available",
      where: windFarm,
      epcList: [gearbox],
      "lz:workOrder": "WO-2026-1187",
    }),
  ],
};

export const demoChain: readonly DemoCapture[] = [
  melt,
  machined,
  hardening,
  assembly,
  inspection,
  delivery,
  field,
  repair,
];

/** The document that a firm's system sends for one capture. */
export function documentFor({ events }: DemoCapture): JsonObject {
  return {
    "@context": [
      "https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
      { lz: "https://lianzao.example/vocabulary/" },
    ],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: "2026-10-01T08:00:00+08:00",
    epcisBody: { eventList: [...events] },
  };
}
