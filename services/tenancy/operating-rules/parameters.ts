import { Refusal } from "../../kernel/refusal.ts";
import type { RulesParameters } from "../schema/rules.ts";

/** What holds where a version says nothing: what the code did before there was the parameter. */
export const parametersBefore: RulesParameters = {
  noticeDays: 0,
  tradeNeedsAcceptance: true,
  admitsDirectly: true,
  offerNoticeHours: 0,
  offerHorizonDays: 5 * 366,
  freeCancellationHours: 24,
  lateCancellationBasisPoints: 0,
  grantMostDays: null,
  feeBasisPoints: 0,
  disputeOpenDays: 30,
  disputeAnswerDays: 10,
  disputeStatementDays: 7,
  disputeDecisionDays: 20,
  disputeAppealDays: 15,
};

const longestNoticeDays = 365;
const longestHorizonDays = 5 * 366;
const longestGrantDays = 10 * 366;
const longestDisputeDays = 366;
/** Each stage of a case lasts a day at least: nobody answers at once. */
const disputeDays = [
  "disputeOpenDays",
  "disputeAnswerDays",
  "disputeStatementDays",
  "disputeDecisionDays",
  "disputeAppealDays",
] as const satisfies readonly (keyof RulesParameters)[];
const mostHours = 60 * 24;
const mostOfTotal = 10_000;
const highestFee = 3_000;

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

function checkHours(hours: number, field: string): void {
  if (!isWithin(hours, 0, mostHours)) throw new Refusal("RULES_HOURS", { most: mostHours }, field);
}

function checkDays(days: number, [least, most]: readonly [number, number], field: string): void {
  if (!isWithin(days, least, most)) throw new Refusal("RULES_DAYS", { least, most }, field);
}

function checkShare(basisPoints: number, mostBasisPoints: number, field: string): void {
  if (isWithin(basisPoints, 0, mostBasisPoints)) return;
  throw new Refusal("RULES_PERCENT", { most: mostBasisPoints / 100 }, field);
}

/** Parameters that make sense. Throws `RULES_HOURS`, `RULES_DAYS`, `RULES_PERCENT`. */
export function checkParameters(parameters: RulesParameters): void {
  const { noticeDays, offerHorizonDays, grantMostDays } = parameters;
  checkDays(noticeDays, [0, longestNoticeDays], "parameters.noticeDays");
  checkHours(parameters.offerNoticeHours, "parameters.offerNoticeHours");
  checkDays(offerHorizonDays, [1, longestHorizonDays], "parameters.offerHorizonDays");
  checkHours(parameters.freeCancellationHours, "parameters.freeCancellationHours");
  checkShare(
    parameters.lateCancellationBasisPoints,
    mostOfTotal,
    "parameters.lateCancellationPercent",
  );
  if (grantMostDays !== null) {
    checkDays(grantMostDays, [1, longestGrantDays], "parameters.grantMostDays");
  }
  checkShare(parameters.feeBasisPoints, highestFee, "parameters.feePercent");
  for (const name of disputeDays) {
    checkDays(parameters[name], [1, longestDisputeDays], `parameters.${name}`);
  }
}

/**
 * A percentage as a person writes it, in hundredths of a percent: `2.5` is 250. NaN for one with
 * more than two decimals, which no rule lets pass.
 */
export function basisPointsOf(percent: string): number {
  const [whole = "", fraction = ""] = percent.split(".");
  const digits = fraction.replace(/0+$/, "");
  if (digits.length > 2) return Number.NaN;
  return Number(`${whole}${digits.padEnd(2, "0")}`);
}

/** Hundredths of a percent as a percentage, without trailing zeros: 250 is `2.5`. */
export function percentText(basisPoints: number): string {
  return String(basisPoints / 100);
}
