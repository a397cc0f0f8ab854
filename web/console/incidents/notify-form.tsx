import { Button, Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../graphql/command.ts";
import { IncidentNotifyDocument } from "../../graphql/generated/graphql.ts";
import type { Bilingual } from "../../words/formats.ts";
import { ActForm, type ActProps, useKnownFirms } from "./act-form.tsx";
import { type TemplateKey, templateKeys, templates } from "./templates.ts";
import { TenantSelect } from "./tenant-select.tsx";

interface NotifyFields {
  firms: string[];
  text: Bilingual;
  reallyInExercise: boolean;
}

/** Tells firms of an incident, from a template or in words of one's own. */
export function NotifyForm({ incident, close }: ActProps) {
  const { t } = useTranslation();
  const known = useKnownFirms(incident);
  const [form] = Form.useForm<NotifyFields>();
  const notify = useCommand(IncidentNotifyDocument, ["IncidentEntry"]);
  const take = (key: TemplateKey) => form.setFieldsValue({ text: templates[key] });
  const label = t("incidents.text");
  return (
    <ActForm
      incident={incident}
      form={form}
      name={t("incidents.act.notify")}
      hint={t("incidents.notifyHint")}
      initial={{ firms: known.map(({ value }) => value), reallyInExercise: false }}
      busy={notify.busy}
      confirms
      close={close}
      act={({ firms, text, reallyInExercise }) =>
        notify.run({
          input: {
            incident: incident.id,
            firms,
            text: { zh: text.zh.trim(), en: text.en.trim() },
            reallyInExercise: incident.exercise && reallyInExercise,
          },
        })
      }
    >
      <Form.Item name="firms" label={t("incidents.affectedFirms")} rules={[{ required: true }]}>
        <TenantSelect many known={known} />
      </Form.Item>
      <div className="lz-row lz-notice">
        <span className="lz-muted">{t("incidents.template")}</span>
        {templateKeys.map((key) => (
          <Button key={key} onClick={() => take(key)}>
            {t(`incidents.templates.${key}`)}
          </Button>
        ))}
      </div>
      <Form.Item
        name={["text", "zh"]}
        label={t("app.inChinese", { label })}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea lang="zh-CN" rows={4} maxLength={4_000} />
      </Form.Item>
      <Form.Item
        name={["text", "en"]}
        label={t("app.inEnglish", { label })}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea lang="en" rows={4} maxLength={4_000} />
      </Form.Item>
      {incident.exercise ? (
        <Form.Item name="reallyInExercise" valuePropName="checked">
          <Checkbox>{t("incidents.notifyReally")}</Checkbox>
        </Form.Item>
      ) : null}
    </ActForm>
  );
}
