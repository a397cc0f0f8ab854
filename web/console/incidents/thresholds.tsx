import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../../design/form-fault.tsx";
import { Panel } from "../../design/panel.tsx";
import { FaultView, Waiting } from "../../design/states.tsx";
import { useAsked } from "../../graphql/asked.ts";
import { useCommand } from "../../graphql/command.ts";
import { faultOfError } from "../../graphql/fault.ts";
import {
  IncidentThresholdsDocument,
  type IncidentThresholdsQuery,
  IncidentThresholdsSetDocument,
} from "../../graphql/generated/graphql.ts";
import { heeding } from "../../graphql/pages.ts";
import { useMay } from "../../shell/session.tsx";
import { useFormats } from "../../words/formats.ts";

type Set = IncidentThresholdsQuery["incidentThresholds"];
/** As typed, by the name in small letters, as refusals name it. */
type Fields = { values: Record<string, string> };

function ThresholdsForm({ set }: { readonly set: Set }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useCommand(IncidentThresholdsSetDocument, ["IncidentThresholds"]);
  const { show, alert } = useFormFault(form);
  const mayChange = may("platform.handle-incidents");
  const submit = async ({ values }: Fields) => {
    const given = set.limits.map(({ name }) => ({
      name,
      value: Number(values[name.toLowerCase()]?.trim()),
    }));
    const outcome = await save.run({ input: { version: set.version, values: given } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) message.success(t("incidents.thresholds.saved"));
  };
  const initial = Object.fromEntries(
    set.limits.map(({ name, value }) => [name.toLowerCase(), String(value)]),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={!mayChange}
      initialValues={{ values: initial }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <div className="lz-pair">
        {set.limits.map(({ name, least, most, usual }) => (
          <Form.Item
            key={name}
            name={["values", name.toLowerCase()]}
            label={t(`incidents.thresholdOf.${name}`)}
            extra={t("incidents.thresholds.range", {
              least: number(least),
              most: number(most),
              usual: number(usual),
            })}
            rules={[
              {
                required: true,
                pattern: /^\s*\d{1,9}\s*$/,
                message: t("incidents.thresholds.whole"),
              },
            ]}
          >
            <Input inputMode="numeric" />
          </Form.Item>
        ))}
      </div>
      {mayChange ? (
        <Button type="primary" htmlType="submit" loading={save.busy}>
          {t("incidents.thresholds.save")}
        </Button>
      ) : null}
    </Form>
  );
}

/** From how much on an alert is raised. */
export function Thresholds() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const [{ data, error, fetching }, again] = useAsked({
    query: IncidentThresholdsDocument,
    variables: {},
    context: heeding(["IncidentThresholds"]),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data || fetching) return <Waiting rows={6} />;
  const { incidentThresholds: set } = data;
  const aside =
    set.setAt === null
      ? t("incidents.thresholds.usual")
      : t("incidents.thresholds.version", { version: set.version, at: instant(set.setAt) });
  return (
    <Panel title={t("incidents.tabs.thresholds")} aside={<span className="lz-muted">{aside}</span>}>
      <div className="lz-stack lz-tight">
        <p className="lz-muted">{t("incidents.thresholds.lead")}</p>
        <ThresholdsForm key={set.version} set={set} />
      </div>
    </Panel>
  );
}
