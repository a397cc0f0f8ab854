import type { ResourceDraft, SiteDraft } from "../../../services/capability/index.ts";
import { materials } from "../../../services/capability/materials.ts";
import type { OfferDraft } from "../../../services/capacity/index.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import type { Window } from "../../../services/kernel/window.ts";
import { type Dice, dice, oneOf, someOf } from "./dice.ts";
import type { MachineType } from "./machines.ts";
import type { PlannedFirm, ScalePlan } from "./plan.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const offersOfMachine = 25;
const sharedOneIn = 20;

/** A machine with all the time of it that is offered; what a planner would type. */
export interface PlannedMachine {
  readonly resource: Omit<ResourceDraft, "siteId">;
  readonly offers: readonly Omit<OfferDraft, "resourceId">[];
}

export interface PlannedWorks {
  readonly site: SiteDraft;
  readonly machines: readonly PlannedMachine[];
  /** For ids and whatever else is drawn after the plan. */
  readonly roll: Dice;
}

const between = (roll: Dice, [from, to]: readonly [number, number], step: number) =>
  from + step * roll(Math.floor((to - from) / step) + 1);

function siteOf({ city }: PlannedFirm, roll: Dice): SiteDraft {
  const aside = () => (roll(2_000) - 1_000) / 10_000;
  return {
    name: { zh: `${city.zh}厂区`, en: `${city.en} works` },
    city: { zh: city.zh, en: city.en },
    latitude: Number((city.latitude + aside()).toFixed(4)),
    longitude: Number((city.longitude + aside()).toFixed(4)),
    timeZone: "Asia/Shanghai",
  };
}

function resourceOf(
  type: MachineType,
  firm: PlannedFirm,
  number: number,
  plan: ScalePlan,
  roll: Dice,
) {
  const longest = between(roll, type.sidesMm, 50);
  const known = materials.filter(({ code }) =>
    type.materials.some((family) => code.startsWith(`${family}.`)),
  );
  const model = `${type.model}${String(longest).padStart(4, "0")}-${number + 1}`;
  const certificates = someOf(roll, firm.trade.standards, 2).map((standard) => ({
    standard,
    number: `CN-${firm.number + 1}-${number + 1}-${1_000 + roll(9_000)}`,
    validUntil: new Date(plan.firstDay.getTime() + (200 + roll(800)) * dayMs),
  }));
  return {
    name: { zh: `${type.name.zh} ${model}`, en: `${type.name.en} ${model}` },
    kind: type.kind,
    processes: type.processes,
    materials: someOf(roll, known, 5).map(({ code }) => code),
    envelope: {
      x: String(longest),
      y: String(Math.round((longest * (50 + roll(50))) / 100)),
      z: String(Math.round((longest * (25 + roll(50))) / 100)),
    },
    toleranceMm: (oneOf(roll, type.tolerancesUm) / 1_000).toFixed(3),
    certificates,
  };
}

/** The machine is free for some hours or days, then busy with the firm's own work, and so on. */
function* windowsOf(firstDay: Date, roll: Dice): Generator<Window, never> {
  let at = firstDay.getTime() + roll(5 * 24) * hourMs;
  for (;;) {
    const hours = roll(3) === 0 ? 4 + roll(12) : 24 * (1 + roll(5));
    yield { from: new Date(at), until: new Date(at + hours * hourMs) };
    at += (hours + roll(48)) * hourMs;
  }
}

const terms = [
  "",
  "含装夹，不含刀具。Fixture included, tools not.",
  "来料加工，首件检验。Material supplied by the customer; first article inspected.",
  "周末可加班。Weekend work possible.",
];

function offersOf(
  type: MachineType,
  count: number,
  { plan, others, roll }: { plan: ScalePlan; others: readonly TenantId[]; roll: Dice },
): PlannedMachine["offers"] {
  const windows = windowsOf(plan.firstDay, roll);
  const yuan = between(roll, type.yuanPerHour, 10);
  const vatIncluded = roll(4) > 0;
  return Array.from({ length: count }, () => {
    const shared = others.length > 0 && roll(sharedOneIn) === 0;
    return {
      process: oneOf(roll, type.processes),
      window: windows.next().value,
      pricePerHour: { minor: BigInt(yuan * 85 + roll(30) * yuan), currency: "CNY" },
      vatIncluded,
      visibility: shared ? "firms" : "market",
      firms: shared ? [oneOf(roll, others)] : [],
      terms: oneOf(roll, terms),
    };
  });
}

/** What a firm has and offers; `others` are the firms with which some offers are shared. */
export function plannedWorks(
  plan: ScalePlan,
  firm: PlannedFirm,
  others: readonly TenantId[],
): PlannedWorks {
  const roll = dice(plan.seed * 7_919 + firm.number * 104_729 + 1);
  const site = siteOf(firm, roll);
  const machines: PlannedMachine[] = [];
  for (let left = firm.offers; left > 0; left -= offersOfMachine) {
    const type = oneOf(roll, firm.trade.machines);
    const resource = resourceOf(type, firm, machines.length, plan, roll);
    const count = Math.min(left, offersOfMachine);
    machines.push({ resource, offers: offersOf(type, count, { plan, others, roll }) });
  }
  return { site, machines, roll };
}
