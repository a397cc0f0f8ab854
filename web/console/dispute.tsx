import { Alert, App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { MoneyField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import { DisputeDecideDocument, type DisputeDecision } from "../graphql/generated/graphql.ts";
import { useMay } from "../shell/session.tsx";
import { type DisputeFile, DisputePage } from "../workbench/dispute-file.tsx";

const outcomes = ["UPHELD", "PARTLY", "REJECTED"] as const satisfies readonly DisputeDecision[];

interface DecisionFields {
  outcome: DisputeDecision;
  awardMinor?: string | null;
  reasons: string;
}

function Decide({ file }: { readonly file: DisputeFile }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<DecisionFields>();
  const decide = useCommand(DisputeDecideDocument, ["DisputeCase"]);
  const { show, alert } = useFormFault(form);
  const outcome = Form.useWatch("outcome", form);
  const { id, amount, currency, stage } = file.case;
  const submit = async ({ awardMinor, reasons, ...rest }: DecisionFields) => {
    const input = { ...rest, id, awardMinor: awardMinor || null, reasons: reasons.trim() };
    const told = await decide.run({ input });
    show(told.done ? null : told.fault);
    if (told.done) message.success(t("disputes.decide.done"));
  };
  return (
    <Panel title={t("disputes.decide.title")} tone="quiet">
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        {alert}
        {stage === "APPEAL_DECISION" ? (
          <Alert type="info" showIcon title={t("disputes.decide.final")} />
        ) : null}
        <Form.Item name="outcome" label={t("disputes.decide.outcome")} rules={[{ required: true }]}>
          <Select
            options={outcomes.map((value) => ({ value, label: t(`disputes.decision.${value}`) }))}
          />
        </Form.Item>
        {amount && outcome !== "REJECTED" ? (
          <Form.Item name="awardMinor" label={t("disputes.decide.award")} preserve={false}>
            <MoneyField currency={currency} unit={currency} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="reasons"
          label={t("disputes.decide.reasons")}
          extra={t("disputes.decide.reasonsHint")}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={10_000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={decide.busy}>
          {t("disputes.decide.submit")}
        </Button>
      </Form>
    </Panel>
  );
}

/** A case before the operator; whoever may decide it now does so here. */
export function DisputeToDecide() {
  const { id = "" } = useParams();
  const may = useMay();
  const acts = (file: DisputeFile) => {
    const { stage } = file.case;
    const isMine =
      (stage === "DECISION" && may("platform.decide-disputes")) ||
      (stage === "APPEAL_DECISION" && may("platform.decide-appeals"));
    return isMine ? <Decide file={file} /> : null;
  };
  return <DisputePage id={id} acts={acts} />;
}
