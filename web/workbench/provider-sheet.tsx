import { Button, Form, Input, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import { type ProviderPartsFragment, ProviderSaveDocument } from "../graphql/generated/graphql.ts";

interface Fields {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** As they are typed, with blanks or commas between them. */
  readonly domains: string;
  readonly trustsFactor: boolean;
}

interface FormProps {
  readonly provider: ProviderPartsFragment | null;
  readonly saved: () => void;
}

function ProviderForm({ provider, saved }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const save = useCommand(ProviderSaveDocument, ["IdentityProvider", "ProviderLink"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ clientSecret, domains, ...said }: Fields) => {
    const input = {
      ...said,
      clientSecret: clientSecret ? clientSecret : null,
      domains: domains.split(/[\s,，、;；]+/).filter((domain) => domain !== ""),
    };
    const outcome = await save.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) saved();
  };
  const said = provider
    ? { ...provider, domains: provider.domains.join(" ") }
    : { trustsFactor: false };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={said}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item name="issuer" label={t("provider.issuer")} rules={[{ required: true }]}>
        <Input placeholder="https://" maxLength={500} />
      </Form.Item>
      <Form.Item name="clientId" label={t("provider.clientId")} rules={[{ required: true }]}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="clientSecret"
        label={t("provider.clientSecret")}
        extra={t(provider ? "provider.secretKept" : "provider.secretNeeded")}
        rules={[{ required: provider === null }]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="domains"
        label={t("provider.domains")}
        extra={t("provider.domainsHint")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input placeholder="firm.cn" />
      </Form.Item>
      <Form.Item
        name="trustsFactor"
        label={t("provider.trustsFactor")}
        extra={t("provider.trustsFactorHint")}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={save.busy}>
        {t("provider.save")}
      </Button>
    </Form>
  );
}

interface SheetProps {
  readonly provider: ProviderPartsFragment | null;
  readonly open: boolean;
  readonly close: () => void;
}

/** Names the firm's identity provider, or changes what is said of it. */
export function ProviderSheet({ provider, open, close }: SheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("provider.sheet")} open={open} close={close}>
      <ProviderForm key={provider?.issuer ?? ""} provider={provider} saved={close} />
    </SideSheet>
  );
}
