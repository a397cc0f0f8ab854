import { Alert, Button, Form, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { InstantField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { useCommand } from "../graphql/command.ts";
import { type ApiKeyPartsFragment, ApiKeyRenewDocument } from "../graphql/generated/graphql.ts";

const overlaps = [0, 1, 24, 72];
const usualOverlap = 24;
const halfYearMs = 182 * 86_400_000;

interface Fields {
  readonly overlapHours: number;
  readonly expiresAt: string;
}

interface Renewed {
  /** Null when the same request had been answered before: a secret is shown once. */
  readonly token: string | null;
}

interface FormProps {
  readonly apiKey: ApiKeyPartsFragment;
  readonly renewed: (made: Renewed) => void;
}

function RenewForm({ apiKey: { id, name }, renewed }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const renew = useCommand(ApiKeyRenewDocument);
  const { show, alert } = useFormFault(form);
  const submit = async (fields: Fields) => {
    const outcome = await renew.run({ input: { id, ...fields } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) renewed({ token: outcome.value.token });
  };
  const options = overlaps.map((value) => ({
    value,
    label: value === 0 ? t("keys.overlapNone") : t("keys.overlapHours", { hours: value }),
  }));
  const expiresAt = new Date(Date.now() + halfYearMs).toISOString();
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ overlapHours: usualOverlap, expiresAt }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <p className="lz-muted">{t("keys.renewLead", { name })}</p>
      <Form.Item name="overlapHours" label={t("keys.overlap")} rules={[{ required: true }]}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="expiresAt" label={t("keys.expires")} rules={[{ required: true }]}>
        <InstantField />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={renew.busy}>
        {t("keys.renewSubmit")}
      </Button>
    </Form>
  );
}

interface SheetProps {
  /** The key to be renewed; null closes the sheet. */
  readonly apiKey: ApiKeyPartsFragment | null;
  readonly close: () => void;
}

/** Gives a key a new secret, which is shown once. */
export function RenewSheet({ apiKey, close }: SheetProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Renewed | null>(null);
  const leave = () => {
    setMade(null);
    close();
  };
  const shown = () => {
    if (!made) {
      return apiKey ? <RenewForm key={apiKey.id} apiKey={apiKey} renewed={setMade} /> : null;
    }
    if (made.token === null) return <Alert type="warning" showIcon title={t("keys.renewLost")} />;
    return <ShownOnce label={t("keys.token")} value={made.token} warning={t("keys.once")} />;
  };
  return (
    <SideSheet title={t("keys.renew")} open={apiKey !== null} close={leave}>
      {shown()}
    </SideSheet>
  );
}
