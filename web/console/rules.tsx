import { Alert, App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { InstantField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  OperatingRulesDocument,
  type RulesPartsFragment,
  RulesPublishDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { type Bilingual, useFormats } from "../words/formats.ts";
import { RulesText } from "../workbench/rules.tsx";

interface NextFields {
  text: Bilingual;
  freeCancellationHours: string;
  effectiveFrom: string;
}

const mostHours = 8_760;

function useWholeHoursRule() {
  const { t } = useTranslation();
  return {
    validator: (_rule: unknown, typed: string | undefined) => {
      const whole = /^\d{1,4}$/.test(String(typed ?? "")) && Number(typed) <= mostHours;
      return whole
        ? Promise.resolve()
        : Promise.reject(new Error(t("operator.publish.wholeHours")));
    },
  };
}

function useNextVersion(published: (rules: RulesPartsFragment) => void) {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  const { modal } = App.useApp();
  const [form] = Form.useForm<NextFields>();
  const publish = useCommand(RulesPublishDocument);
  const { show, alert } = useFormFault(form);

  const send = async ({ text, freeCancellationHours, effectiveFrom }: NextFields) => {
    const outcome = await publish.run({
      input: { text, effectiveFrom, freeCancellationHours: Number(freeCancellationHours) },
    });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) published(outcome.value);
  };
  const ask = (next: NextFields) => {
    const at = `${instant(next.effectiveFrom)} ${zone(next.effectiveFrom)}`;
    modal.confirm({
      title: t("operator.publish.confirmTitle"),
      content: t("operator.publish.confirmHint", { at }),
      okText: t("operator.publish.submit"),
      cancelText: t("app.cancel"),
      onOk: () => send(next),
    });
  };
  return { form, ask, alert, busy: publish.busy };
}

interface NextVersionProps {
  readonly current: RulesPartsFragment;
  readonly published: (rules: RulesPartsFragment) => void;
}

function NextVersion({ current, published }: NextVersionProps) {
  const { t } = useTranslation();
  const wholeHours = useWholeHoursRule();
  const { form, ask, alert, busy } = useNextVersion(published);
  const required = [{ required: true, whitespace: true }];
  return (
    <Panel title={t("operator.publish.next")}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          text: { zh: current.text.zh, en: current.text.en },
          freeCancellationHours: String(current.freeCancellationHours),
        }}
        onFinish={ask}
      >
        {alert}
        <Form.Item name={["text", "zh"]} label={t("operator.publish.textZh")} rules={required}>
          <Input.TextArea lang="zh-CN" autoSize={{ minRows: 6, maxRows: 16 }} />
        </Form.Item>
        <Form.Item name={["text", "en"]} label={t("operator.publish.textEn")} rules={required}>
          <Input.TextArea lang="en" autoSize={{ minRows: 6, maxRows: 16 }} />
        </Form.Item>
        <div className="lz-pair">
          <Form.Item
            name="freeCancellationHours"
            label={t("operator.publish.freeHours")}
            rules={[wholeHours]}
          >
            <Input inputMode="numeric" suffix="h" />
          </Form.Item>
          <Form.Item
            name="effectiveFrom"
            label={t("operator.publish.effective")}
            rules={[{ required: true }]}
          >
            <InstantField />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("operator.publish.submit")}
        </Button>
      </Form>
    </Panel>
  );
}

/** The operating rules in force beside the version to come. */
export function PublishRules() {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  // Until it takes effect the version just published is not among the rules in force.
  const [done, setDone] = useState<RulesPartsFragment | null>(null);
  const [{ data, error }, again] = useAsked({
    query: OperatingRulesDocument,
    context: heeding(["OperatingRules"]),
  });
  const rules = data?.operatingRules;
  const content = () => {
    if (error && !rules) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    if (!rules) return <Waiting rows={8} />;
    return (
      <div className="lz-columns">
        <Panel
          title={t("operator.publish.current")}
          aside={<Pill tone="good">{t("rules.version", { version: rules.version })}</Pill>}
        >
          <RulesText rules={rules} />
        </Panel>
        {done ? (
          <Alert
            type="success"
            showIcon
            title={t("operator.publish.done", {
              version: done.version,
              at: `${instant(done.effectiveFrom)} ${zone(done.effectiveFrom)}`,
            })}
          />
        ) : (
          <NextVersion key={rules.version} current={rules} published={setDone} />
        )}
      </div>
    );
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("operator.publish.title")} lead={t("operator.publish.lead")} />
      {content()}
    </div>
  );
}
