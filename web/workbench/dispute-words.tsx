import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import type {
  DisputeCasePartsFragment,
  DisputeSide,
  DisputeStage,
} from "../graphql/generated/graphql.ts";

type Case = DisputeCasePartsFragment;

const tones: Readonly<Record<DisputeStage, Tone>> = {
  ANSWER: "warn",
  STATEMENTS: "note",
  DECISION: "primary",
  APPEAL: "warn",
  APPEAL_STATEMENTS: "note",
  APPEAL_DECISION: "primary",
  CLOSED: "neutral",
};

/** What a case waits for, and its outcome once there is one. */
export function DisputeState({ stage, outcome }: Pick<Case, "stage" | "outcome">) {
  const { t } = useTranslation();
  return (
    <span className="lz-pills">
      <Pill tone={tones[stage]}>{t(`disputes.stage.${stage}`)}</Pill>
      {outcome ? <Pill tone="copper">{t(`disputes.outcome.${outcome}`)}</Pill> : null}
    </span>
  );
}

/** Until when the stage lasts. */
export function DisputeDue({ dueAt }: Pick<Case, "dueAt">) {
  const { t } = useTranslation();
  if (!dueAt) return <span className="lz-muted">{t("app.none")}</span>;
  return (
    <span className="lz-two">
      <Instant at={dueAt} />
      {Date.parse(dueAt) < Date.now() ? <Pill tone="bad">{t("disputes.overdue")}</Pill> : null}
    </span>
  );
}

/** Which of the two firms. */
export function SidePill({ side }: { readonly side: DisputeSide }) {
  const { t } = useTranslation();
  return (
    <Pill tone={side === "CLAIMANT" ? "primary" : "copper"}>{t(`disputes.side.${side}`)}</Pill>
  );
}
