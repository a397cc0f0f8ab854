import type { ResourceDraft, SiteDraft } from "../../../services/capability/index.ts";
import {
  assemblyPlant,
  type DemoFirm,
  foundry,
  gearShop,
  glnOf,
  heatTreatment,
  laboratory,
  windService,
} from "./firms.ts";

/** Every demo firm's main works, at its own GLN. */
export function siteOf(firm: DemoFirm): SiteDraft {
  return {
    name: { zh: `${firm.city.zh}厂区`, en: `${firm.city.en} works` },
    city: firm.city,
    gln: glnOf(firm.prefix, 1),
    ...firm.place,
    timeZone: "Asia/Shanghai",
  };
}

/** A machine, line or crew of the demo, and what of it is on the market. */
export interface DemoResource {
  readonly firm: DemoFirm;
  readonly resource: Omit<ResourceDraft, "siteId">;
  readonly offer: {
    readonly process: string;
    /** Days from now on which it begins, and for how many days it runs. */
    readonly inDays: number;
    readonly days: number;
    readonly pricePerHourMinor: bigint;
    readonly terms: string;
  };
}

const inTwoYears = new Date(Date.now() + 2 * 365 * 86_400_000);

const certificate = (standard: string, number: string) => ({
  standard,
  number,
  validUntil: inTwoYears,
});

export const demoResources: readonly DemoResource[] = [
  {
    firm: gearShop,
    resource: {
      name: { zh: "成形磨齿机 YK73125", en: "Form gear grinder YK73125" },
      kind: "machine",
      processes: ["grinding.gear"],
      materials: ["steel.18crnimo7-6", "steel.42crmo4", "steel.20crmnti"],
      envelope: { x: "1250", y: "1250", z: "600" },
      toleranceMm: "0.005",
      certificates: [
        certificate("ISO 9001", "QC-45-0102-2025"),
        certificate("IATF 16949", "IA-7781"),
      ],
    },
    offer: {
      process: "grinding.gear",
      inDays: 3,
      days: 5,
      pricePerHourMinor: 46_000n,
      terms: "含装夹，不含砂轮。Fixture included, wheel not.",
    },
  },
  {
    firm: gearShop,
    resource: {
      name: { zh: "数控滚齿机 Y3180", en: "CNC gear hobber Y3180" },
      kind: "machine",
      processes: ["hobbing"],
      materials: ["steel.18crnimo7-6", "steel.42crmo4", "iron.qt600-3"],
      envelope: { x: "800", y: "800", z: "500" },
      toleranceMm: "0.02",
      certificates: [certificate("ISO 9001", "QC-45-0102-2025")],
    },
    offer: { process: "hobbing", inDays: 1, days: 7, pricePerHourMinor: 28_000n, terms: "" },
  },
  {
    firm: foundry,
    resource: {
      name: { zh: "树脂砂造型线 A", en: "Resin sand molding line A" },
      kind: "line",
      processes: ["casting.sand"],
      materials: ["iron.qt400-18", "iron.qt600-3", "iron.ht250"],
      envelope: { x: "2500", y: "2000", z: "1200" },
      toleranceMm: "1.2",
      certificates: [certificate("ISO 9001", "QC-45-0101-2024")],
    },
    offer: { process: "casting.sand", inDays: 4, days: 10, pricePerHourMinor: 120_000n, terms: "" },
  },
  {
    firm: heatTreatment,
    resource: {
      name: { zh: "多用炉生产线 2", en: "Sealed quench line 2" },
      kind: "line",
      processes: ["heat.carburizing", "heat.quenching"],
      materials: ["steel.18crnimo7-6", "steel.20crmnti"],
      envelope: { x: "1200", y: "900", z: "800" },
      toleranceMm: "0.1",
      batchLeast: 20,
      batchMost: 400,
      certificates: [certificate("CQI-9", "HT-2025-33")],
    },
    offer: {
      process: "heat.carburizing",
      inDays: 2,
      days: 6,
      pricePerHourMinor: 68_000n,
      terms: "",
    },
  },
  {
    firm: laboratory,
    resource: {
      name: { zh: "三坐标测量室", en: "Coordinate measuring room" },
      kind: "lab",
      processes: ["testing.cmm"],
      materials: ["steel.42crmo4", "iron.qt400-18", "aluminium.6061"],
      envelope: { x: "2000", y: "1500", z: "1000" },
      toleranceMm: "0.002",
      certificates: [certificate("CNAS-CL01", "CNAS L9524")],
    },
    offer: { process: "testing.cmm", inDays: 1, days: 12, pricePerHourMinor: 52_000n, terms: "" },
  },
  {
    firm: assemblyPlant,
    resource: {
      name: { zh: "总装台位 3", en: "Final assembly bay 3" },
      kind: "line",
      processes: ["assembly.gearbox"],
      materials: ["steel.42crmo4", "iron.qt400-18"],
      envelope: { x: "3000", y: "2500", z: "2500" },
      toleranceMm: "0.05",
      certificates: [certificate("ISO 9001", "QC-45-0104-2025")],
    },
    offer: {
      process: "assembly.gearbox",
      inDays: 6,
      days: 8,
      pricePerHourMinor: 39_000n,
      terms: "",
    },
  },
  {
    firm: windService,
    resource: {
      name: { zh: "风场检修班组", en: "Wind farm service crew" },
      kind: "team",
      processes: ["service.maintenance"],
      materials: [],
      certificates: [certificate("GWO BST", "GWO-2025-118")],
    },
    offer: {
      process: "service.maintenance",
      inDays: 2,
      days: 9,
      pricePerHourMinor: 88_000n,
      terms: "",
    },
  },
];
