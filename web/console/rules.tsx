import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  OperatingRulesDocument,
  RulesDraftDocument,
  type RulesPartsFragment,
  RulesUptakeDocument,
  RulesVersionsDocument,
} from "../graphql/generated/graphql.ts";
import { heeding, usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { RulesVersions } from "../workbench/rules-versions.tsx";
import { DraftForm } from "./rules-draft.tsx";
import { RulesPublication } from "./rules-publication.tsx";
import { RulesWithdrawal } from "./rules-withdrawal.tsx";

interface StandingProps {
  readonly rules: RulesPartsFragment;
  readonly inForce: boolean;
}

/** A version in force or to come, and how many firms have accepted it. */
function Standing({ rules, inForce }: StandingProps) {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  const [{ data }] = useAsked({
    query: RulesUptakeDocument,
    variables: { version: rules.version },
    requestPolicy: "cache-and-network",
  });
  const at = `${instant(rules.effectiveFrom)} ${zone(rules.effectiveFrom)}`;
  const uptake = data?.rulesUptake;
  return (
    <Panel
      title={t("rules.version", { version: rules.version })}
      aside={
        <Pill tone={inForce ? "good" : "note"}>
          {t(inForce ? "operator.publish.current" : "operator.publish.coming")}
        </Pill>
      }
    >
      <Facts
        facts={[
          [t("rules.begins"), at],
          [
            t("operator.publish.uptake"),
            uptake
              ? t("operator.publish.uptakeValue", {
                  accepted: uptake.accepted,
                  firms: uptake.firms,
                })
              : t("app.loading"),
          ],
        ]}
      />
      {inForce ? null : <RulesWithdrawal version={rules.version} />}
    </Panel>
  );
}

interface NextVersionProps {
  /** The newest version, also a withdrawn one: what it says is where the next begins. */
  readonly latest: RulesPartsFragment;
  /** The newest that stands, which the next one will follow. */
  readonly standing: RulesPartsFragment;
  readonly noticeDays: number;
}

/** The draft of the version after the latest, and its publication. */
function NextVersion({ latest, standing, noticeDays }: NextVersionProps) {
  const [unsaved, setUnsaved] = useState(false);
  const [{ data, error }, again] = useAsked({
    query: RulesDraftDocument,
    context: heeding(["RulesDraft", "OperatingRules"]),
    requestPolicy: "cache-and-network",
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={8} />;
  const draft = data.rulesDraft;
  return (
    <>
      <DraftForm
        // What has been saved is what stands in the form: only another version begins it anew.
        key={latest.version}
        version={latest.version + 1}
        said={draft ?? latest}
        revision={draft?.revision ?? 0}
        changed={setUnsaved}
      />
      {draft ? (
        <RulesPublication
          draft={draft}
          before={standing}
          noticeDays={noticeDays}
          unsaved={unsaved}
        />
      ) : null}
    </>
  );
}

/** The operating rules in force and to come, the draft of the next version, and all before. */
export function PublishRules() {
  const { t } = useTranslation();
  const [{ data, error }, again] = useAsked({
    query: OperatingRulesDocument,
    context: heeding(["OperatingRules"]),
  });
  const pages = usePages({
    document: RulesVersionsDocument,
    pick: ({ rulesVersions }) => rulesVersions,
    variables: {},
    heeds: ["OperatingRules"],
  });
  const rules = data?.operatingRules;
  const content = () => {
    if (error && !rules) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    const latest = pages.rows[0];
    if (!rules || !latest) return <Waiting rows={8} />;
    const coming = pages.rows.filter(
      ({ version, withdrawnAt }) => version > rules.version && withdrawnAt === null,
    );
    return (
      <>
        <div className="lz-columns">
          <Standing rules={rules} inForce />
          {coming.map((each) => (
            <Standing key={each.version} rules={each} inForce={false} />
          ))}
        </div>
        {pages.page === 1 ? (
          <NextVersion
            latest={latest}
            standing={coming[0] ?? rules}
            noticeDays={rules.parameters.noticeDays}
          />
        ) : null}
        <RulesVersions pages={pages} acceptances={null} />
      </>
    );
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("operator.publish.title")} lead={t("operator.publish.lead")} />
      {content()}
    </div>
  );
}
