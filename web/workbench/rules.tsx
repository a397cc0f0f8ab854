import { CheckOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { FaultAlert } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  OperatingRulesDocument,
  RulesAcceptancesDocument,
  RulesAcceptDocument,
  type RulesPartsFragment,
  RulesVersionsDocument,
} from "../graphql/generated/graphql.ts";
import { heeding, usePages } from "../graphql/pages.ts";
import { useMay, useSession, useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { RulesCompared } from "./rules-compared.tsx";
import { RulesText } from "./rules-text.tsx";
import { type AcceptanceSeen, RulesVersions } from "./rules-versions.tsx";

const mostAcceptances = 100;

/** What the firm has accepted, by version. */
function useAcceptances(): ReadonlyMap<number, AcceptanceSeen> {
  const [{ data }] = useAsked({
    query: RulesAcceptancesDocument,
    variables: { first: mostAcceptances },
    context: heeding(["RulesAcceptance"]),
  });
  const nodes = data?.rulesAcceptances.nodes ?? [];
  return new Map(nodes.map(({ version, at, by }) => [version, { at, by }]));
}

interface AcceptanceProps {
  readonly rules: RulesPartsFragment;
  readonly accepted: AcceptanceSeen | undefined;
}

function Acceptance({ rules, accepted }: AcceptanceProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const viewer = useViewer();
  const may = useMay();
  const { ask } = useSession();
  const { message } = App.useApp();
  const accept = useCommand(RulesAcceptDocument, ["RulesAcceptance"]);
  if (viewer.operator) return null;
  if (accepted) {
    return (
      <Pill tone="good">
        <CheckOutlined aria-hidden /> {t("rules.acceptedOn", { day: day(accepted.at) })}
      </Pill>
    );
  }
  if (!may("tenancy.accept-rules")) {
    return <span className="lz-muted">{t("rules.onlyAdministrator")}</span>;
  }
  const submit = async () => {
    const outcome = await accept.run({ version: rules.version });
    if (!outcome.done) return;
    message.success(t("rules.acceptedDone", { version: rules.version }));
    ask();
  };
  return (
    <>
      {accept.fault ? <FaultAlert fault={accept.fault} /> : null}
      <Button type="primary" loading={accept.busy} onClick={() => void submit()}>
        {t("rules.accept")}
      </Button>
    </>
  );
}

interface ComingProps extends AcceptanceProps {
  readonly before: RulesPartsFragment | undefined;
}

/** A version that is published and not in force yet: from when on, and what it changes. */
function Coming({ rules, before, accepted }: ComingProps) {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  const at = `${instant(rules.effectiveFrom)} ${zone(rules.effectiveFrom)}`;
  return (
    <Panel
      title={t("rules.comingTitle", { version: rules.version, at })}
      aside={<Acceptance rules={rules} accepted={accepted} />}
    >
      <div className="lz-stack">
        <p>{t("rules.comingLead")}</p>
        {before ? <RulesCompared before={before} after={rules} /> : <RulesText rules={rules} />}
      </div>
    </Panel>
  );
}

/** The operating rules in force and those to come, what changes, and the firm's acceptance. */
export function Rules() {
  const { t } = useTranslation();
  const { operator } = useViewer();
  const acceptances = useAcceptances();
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
    if (!rules) return <Waiting rows={8} />;
    const standing = pages.rows.filter(({ withdrawnAt }) => withdrawnAt === null);
    const coming = standing.filter(({ version }) => version > rules.version).reverse();
    return (
      <>
        {coming.map((each) => (
          <Coming
            key={each.version}
            rules={each}
            before={[...standing, rules].find(({ version }) => version < each.version)}
            accepted={acceptances.get(each.version)}
          />
        ))}
        <Panel
          title={t("rules.inForceTitle", { version: rules.version })}
          aside={<Acceptance rules={rules} accepted={acceptances.get(rules.version)} />}
        >
          <RulesText rules={rules} />
        </Panel>
        <RulesVersions pages={pages} acceptances={operator ? null : acceptances} />
      </>
    );
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("rules.title")} lead={t("rules.lead")} />
      {content()}
    </div>
  );
}
