import { Alert } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Facts } from "../design/panel.tsx";
import type { RulesPartsFragment } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import type { RulesSaid } from "./rules-changes.ts";

type Parameters = RulesSaid["parameters"];

function valuesOf(t: TFunction, parameters: Parameters) {
  const days = (count: number) => t("rules.days", { count });
  const { offerNoticeHours, grantMostDays } = parameters;
  return {
    noticeDays: days(parameters.noticeDays),
    tradeNeedsAcceptance: t(
      parameters.tradeNeedsAcceptance ? "rules.values.tradeHeld" : "rules.values.tradeOpen",
    ),
    admitsDirectly: t(parameters.admitsDirectly ? "rules.values.byOne" : "rules.values.byTwo"),
    offerNoticeHours:
      offerNoticeHours === 0
        ? t("rules.values.anyTime")
        : t("rules.values.offerNotice", { hours: offerNoticeHours }),
    offerHorizonDays: t("rules.values.horizon", { days: days(parameters.offerHorizonDays) }),
    freeCancellationHours: t("rules.freeHoursValue", { hours: parameters.freeCancellationHours }),
    lateCancellationPercent: t("rules.values.ofTotal", {
      percent: parameters.lateCancellationPercent,
    }),
    holdMostMinutes: t("rules.values.minutes", { minutes: parameters.holdMostMinutes }),
    grantMostDays: grantMostDays === null ? t("rules.values.noLimit") : days(grantMostDays),
    feePercent: t("rules.values.ofTotal", { percent: parameters.feePercent }),
    disputeOpenDays: days(parameters.disputeOpenDays),
    disputeAnswerDays: days(parameters.disputeAnswerDays),
    disputeStatementDays: days(parameters.disputeStatementDays),
    disputeDecisionDays: days(parameters.disputeDecisionDays),
    disputeAppealDays: days(parameters.disputeAppealDays),
  } satisfies Record<keyof Parameters, string>;
}

/** What each parameter is called and what it says, in their order. */
export function useParameterWords() {
  const { t } = useTranslation();
  return (parameters: Parameters) => {
    const values = valuesOf(t, parameters);
    return (Object.keys(values) as (keyof Parameters)[]).map((name) => ({
      name,
      label: t(`rules.parameters.${name}`),
      value: values[name],
    }));
  };
}

/** The texts of a version, topic by topic. */
export function RulesSections({ sections }: Pick<RulesSaid, "sections">) {
  const { t } = useTranslation();
  const { words } = useFormats();
  return sections.map(({ topic, text }) => (
    <div key={topic}>
      <h3>{t(`terms.rulesTopic.${topic}`)}</h3>
      <div className="lz-prose">{words(text)}</div>
    </div>
  ));
}

/** A version's dates, its parameters and its texts. */
export function RulesText({ rules }: { readonly rules: RulesPartsFragment }) {
  const { t } = useTranslation();
  const { day, words } = useFormats();
  const parameterWords = useParameterWords();
  const { withdrawnAt, withdrawalReason } = rules;
  return (
    <div className="lz-stack">
      {withdrawnAt && withdrawalReason ? (
        <Alert
          type="warning"
          showIcon
          title={t("rules.withdrawnOn", { day: day(withdrawnAt) })}
          description={t("rules.withdrawalReason", { reason: words(withdrawalReason) })}
        />
      ) : null}
      <Facts
        facts={[
          [t("rules.published"), day(rules.publishedAt)],
          [t("rules.begins"), day(rules.effectiveFrom)],
          ...parameterWords(rules.parameters).map(({ label, value }) => [label, value] as const),
        ]}
      />
      <RulesSections sections={rules.sections} />
    </div>
  );
}
