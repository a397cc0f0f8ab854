import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { CheckList } from "../design/check-list.tsx";
import { SideSheet } from "../design/drawer.tsx";
import type { IdentifierPartsFragment } from "../graphql/generated/graphql.ts";
import { GrantFields, type GrantFieldValues, useGiveGrant } from "./grant-fields.tsx";

interface FormProps {
  readonly record: IdentifierPartsFragment;
  readonly close: () => void;
}

function ShareForm({ record: { id, values }, close }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<GrantFieldValues>();
  const { submit, alert, busy } = useGiveGrant(form, id, close, ["Grant"]);
  const types = [...new Set(values.map(({ type }) => type))];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ fields: types }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <p className="lz-muted">{t("identifiers.grant.hint")}</p>
      <GrantFields>
        <Form.Item name="fields" label={t("identifiers.grant.types")} rules={[{ required: true }]}>
          <CheckList
            narrow
            label={t("identifiers.grant.types")}
            options={types.map((value) => ({ value, label: value }))}
          />
        </Form.Item>
      </GrantFields>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t("identifiers.grant.act")}
      </Button>
    </Form>
  );
}

interface SheetProps {
  readonly record: IdentifierPartsFragment | null;
  readonly close: () => void;
}

/** Lets another firm see what of an identifier is for those with a grant. */
export function IdentifierShare({ record, close }: SheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("identifiers.grant.title")} open={record !== null} close={close}>
      {record ? <ShareForm key={record.id} record={record} close={close} /> : null}
    </SideSheet>
  );
}
