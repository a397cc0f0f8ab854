import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CheckList } from "../design/check-list.tsx";
import { SideSheet } from "../design/drawer.tsx";
import { InstantField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  ApiKeyIssueDocument,
  type ApiKeyIssueInput,
  type KeyScope,
} from "../graphql/generated/graphql.ts";

const scopes: readonly KeyScope[] = [
  "EPCIS_CAPTURE",
  "EPCIS_QUERY",
  "GRAPHQL",
  "IDENTIFIERS_WRITE",
];
const halfYearMs = 182 * 86_400_000;

interface Issued {
  /** Null when the same request had been answered before: a key is shown once. */
  readonly token: string | null;
}

function KeyForm({ issued }: { readonly issued: (made: Issued) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ApiKeyIssueInput>();
  const issue = useCommand(ApiKeyIssueDocument);
  const { show, alert } = useFormFault(form);
  const submit = async (input: ApiKeyIssueInput) => {
    const outcome = await issue.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) issued({ token: outcome.value.token });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ expiresAt: new Date(Date.now() + halfYearMs).toISOString() }}
      onFinish={(input) => void submit(input)}
    >
      {alert}
      <Form.Item name="name" label={t("keys.name")} rules={[{ required: true, whitespace: true }]}>
        <Input placeholder={t("keys.nameHint")} maxLength={100} />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={t("keys.scopes")}
        rules={[{ required: true, message: t("keys.oneScope") }]}
      >
        <CheckList
          label={t("keys.scopes")}
          options={scopes.map((scope) => ({
            value: scope,
            label: (
              <span className="lz-two">
                <span>{t(`terms.keyScope.${scope}`)}</span>
                <span>{t(`terms.keyScopeHint.${scope}`)}</span>
              </span>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item name="expiresAt" label={t("keys.expires")} rules={[{ required: true }]}>
        <InstantField />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={issue.busy}>
        {t("keys.submit")}
      </Button>
    </Form>
  );
}

interface KeySheetProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** Issues an API key; its token is shown once. */
export function KeySheet({ open, close }: KeySheetProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Issued | null>(null);
  const leave = () => {
    setMade(null);
    close();
  };
  const shown = () => {
    if (!made) return <KeyForm issued={setMade} />;
    if (made.token === null) return <Alert type="warning" showIcon title={t("keys.lost")} />;
    return <ShownOnce label={t("keys.token")} value={made.token} warning={t("keys.once")} />;
  };
  return (
    <SideSheet title={t("keys.issue")} open={open} close={leave}>
      {shown()}
    </SideSheet>
  );
}
