import { useTranslation } from "react-i18next";
import { Pill, type Tone } from "../../design/pill.tsx";
import type { IncidentGrade, IncidentState } from "../../graphql/generated/graphql.ts";

const stateTones: Readonly<Record<IncidentState, Tone>> = {
  OPEN: "bad",
  CONTAINED: "warn",
  RESOLVED: "good",
  CLOSED: "neutral",
};

const gradeTones: Readonly<Record<IncidentGrade, Tone>> = {
  GENERAL: "neutral",
  LARGE: "warn",
  MAJOR: "bad",
  EXTREME: "bad",
};

interface MarksProps {
  readonly incident: {
    readonly exercise: boolean;
    readonly grade: IncidentGrade;
    readonly state: IncidentState;
  };
}

/** How grave an incident is, how it stands, and above all whether it is one. */
export function Marks({ incident: { exercise, grade, state } }: MarksProps) {
  const { t } = useTranslation();
  return (
    <span className="lz-pills">
      {exercise ? <Pill tone="copper">{t("incidents.exercise")}</Pill> : null}
      <Pill tone={stateTones[state]}>{t(`incidents.stateOf.${state}`)}</Pill>
      <Pill tone={gradeTones[grade]}>{t(`incidents.gradeOf.${grade}`)}</Pill>
    </span>
  );
}

/** A span of time in words. */
export function useSpan(): (seconds: number) => string {
  const { t } = useTranslation();
  return (seconds) =>
    t("incidents.span", {
      hours: Math.floor(seconds / 3_600),
      minutes: Math.floor(seconds / 60) % 60,
      seconds: Math.floor(seconds) % 60,
    });
}
