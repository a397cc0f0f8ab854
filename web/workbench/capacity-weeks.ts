import { useTranslation } from "react-i18next";
import type { CapacityGroupWeeksQuery } from "../graphql/generated/graphql.ts";
import type { BuiltGroup } from "../graphql/groups-sent.ts";
import { formatsOf, useFormats } from "../words/formats.ts";
import type { capacityGroups } from "../words/zh/capacity-groups.ts";
import { scarceFrom } from "./utilisation-weeks.ts";

export type CapacityWeek = Pick<
  CapacityGroupWeeksQuery["capacityGroup"]["weeks"]["nodes"][number],
  "monday" | "actual" | "maximum" | "agreed"
>;

/** How what is agreed in a week stands to what can be made in it. */
export type WeekState = "unsaid" | "free" | "tight" | "over";

export function stateOf({ actual, maximum, agreed }: CapacityWeek): WeekState {
  if (agreed === null) return "unsaid";
  if (agreed > maximum) return "over";
  return agreed > 0 && agreed >= scarceFrom * actual ? "tight" : "free";
}

export const isTight = (week: CapacityWeek) => ["tight", "over"].includes(stateOf(week));

/** The part of the week's capacity that is agreed; null where there is none to be a part of. */
export const agreedShare = ({ actual, agreed }: CapacityWeek) =>
  agreed === null || actual === 0 ? null : agreed / actual;

/** The weeks of a group that was built. */
export const weeksBuilt = ({ capacities }: BuiltGroup): readonly CapacityWeek[] =>
  capacities.map(({ pointInTime, actualCapacity, maximumCapacity, agreedCapacity }) => ({
    monday: pointInTime,
    actual: actualCapacity,
    maximum: maximumCapacity,
    agreed: agreedCapacity,
  }));

/** A week is named by a day, which is the same in every zone. */
export function useMonday(): (monday: string) => string {
  const { tongue } = useFormats();
  return formatsOf(tongue, "UTC").day;
}

type UnitKey = keyof typeof capacityGroups.units;

/** A unit of Catena-X in words; no other comes in. */
export function useUnit(): (unit: string | null) => string {
  const { t } = useTranslation();
  return (unit) =>
    unit === null
      ? t("capacityGroups.unitOmitted")
      : t(`capacityGroups.units.${unit.replace("unit:", "") as UnitKey}`);
}
