import { Alert, App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { SideSheet } from "../design/drawer.tsx";
import { MoneyField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type BookingPartsFragment,
  type DisputeClaim,
  DisputeOpenDocument,
} from "../graphql/generated/graphql.ts";

const claims = [
  "NOT_DELIVERED",
  "LATE",
  "QUALITY",
  "CANCELLATION_CHARGE",
  "PAYMENT",
  "OTHER",
] as const satisfies readonly DisputeClaim[];

interface ClaimFields {
  claim: DisputeClaim;
  text: string;
  amountMinor?: string | null;
}

function OpenForm({ booking }: { readonly booking: BookingPartsFragment }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<ClaimFields>();
  const open = useCommand(DisputeOpenDocument, ["DisputeCase"]);
  const { show, alert } = useFormFault(form);
  const { currency } = booking.total;
  const submit = async ({ claim, text, amountMinor }: ClaimFields) => {
    const input = { thing: booking.id, claim, text: text.trim(), amountMinor: amountMinor || null };
    const outcome = await open.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("disputes.open.done"));
    void navigate(`/disputes/${outcome.value.case.id}`);
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <Alert type="info" showIcon title={t("disputes.open.hint")} />
      <Form.Item name="claim" label={t("disputes.open.claim")} rules={[{ required: true }]}>
        <Select options={claims.map((value) => ({ value, label: t(`disputes.claim.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t("disputes.open.text")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="amountMinor" label={t("disputes.open.amount")}>
        <MoneyField currency={currency} unit={currency} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={open.busy}>
        {t("disputes.open.submit")}
      </Button>
    </Form>
  );
}

interface OpenDisputeProps {
  /** Null keeps the sheet closed. */
  readonly booking: BookingPartsFragment | null;
  readonly close: () => void;
}

/** A case about a booking, from either of its sides. */
export function OpenDispute({ booking, close }: OpenDisputeProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("disputes.open.title")} open={booking !== null} close={close}>
      {booking ? <OpenForm booking={booking} /> : null}
    </SideSheet>
  );
}
