import { CheckOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { FaultAlert } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  OperatingRulesDocument,
  RulesAcceptDocument,
  type RulesPartsFragment,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay, useSession, useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";

/** The version, its parameters and its text. */
export function RulesText({ rules }: { readonly rules: RulesPartsFragment }) {
  const { t } = useTranslation();
  const { words, day } = useFormats();
  return (
    <div className="lz-stack">
      <Facts
        facts={[
          [t("rules.freeHours"), t("rules.freeHoursValue", { hours: rules.freeCancellationHours })],
          [t("rules.begins"), day(rules.effectiveFrom)],
        ]}
      />
      <div className="lz-prose">{words(rules.text)}</div>
    </div>
  );
}

function Acceptance({ rules }: { readonly rules: RulesPartsFragment }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const may = useMay();
  const { ask } = useSession();
  const { message } = App.useApp();
  const accept = useCommand(RulesAcceptDocument);
  if (viewer.operator) return null;
  if (viewer.rulesAccepted) {
    return (
      <Pill tone="good">
        <CheckOutlined aria-hidden /> {t("rules.accepted")}
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

/** The operating rules in force, and their acceptance by the firm. */
export function Rules() {
  const { t } = useTranslation();
  const [{ data, error }, again] = useAsked({
    query: OperatingRulesDocument,
    context: heeding(["OperatingRules"]),
  });
  const rules = data?.operatingRules;
  const content = () => {
    if (error && !rules) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    if (!rules) return <Waiting rows={8} />;
    return (
      <Panel
        title={t("rules.version", { version: rules.version })}
        aside={<Acceptance rules={rules} />}
      >
        <RulesText rules={rules} />
      </Panel>
    );
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("rules.title")} lead={t("rules.lead")} />
      {content()}
    </div>
  );
}
