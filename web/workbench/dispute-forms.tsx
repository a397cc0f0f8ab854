import type { TypedDocumentNode } from "@urql/core";
import { App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MoneyField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  DisputeEvidenceAddDocument,
  DisputeSettlementOfferDocument,
  type DisputeTextInput,
  TraceEventsDocument,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

const longest = 10_000;
const touches = ["DisputeCase"];

interface FormProps {
  readonly id: string;
  readonly close: () => void;
}

interface TextFormProps<D> extends FormProps {
  readonly document: TypedDocumentNode<D, { input: DisputeTextInput }>;
  readonly label: string;
  readonly done: string;
}

/** One text put into a case: an answer, a statement, an appeal. */
export function TextForm<D extends object>({ id, document, label, done, close }: TextFormProps<D>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ text: string }>();
  const command = useCommand(document, touches);
  const { show, alert } = useFormFault(form);
  const submit = async ({ text }: { text: string }) => {
    const outcome = await command.run({ input: { id, text: text.trim() } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(done);
    close();
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <Form.Item name="text" label={label} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={longest} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={command.busy}>
        {t("disputes.acts.send")}
      </Button>
    </Form>
  );
}

interface SettlementFields {
  text: string;
  amountMinor?: string | null;
}

/** Terms on which the two firms would be done with it. */
export function SettlementForm({ id, close, currency }: FormProps & { currency: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<SettlementFields>();
  const offer = useCommand(DisputeSettlementOfferDocument, touches);
  const { show, alert } = useFormFault(form);
  const submit = async ({ text, amountMinor }: SettlementFields) => {
    const input = { id, text: text.trim(), amountMinor: amountMinor || null };
    const outcome = await offer.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("disputes.acts.settlementDone"));
    close();
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <Form.Item
        name="text"
        label={t("disputes.acts.settlementLabel")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={longest} />
      </Form.Item>
      <Form.Item name="amountMinor" label={t("disputes.acts.settlementAmount")}>
        <MoneyField currency={currency} unit={currency} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={offer.busy}>
        {t("disputes.acts.send")}
      </Button>
    </Form>
  );
}

/** The fields of an event's body that can be shown apart; what begins with _ is the platform's. */
function fieldsIn(body: string): string[] {
  const fields = JSON.parse(body) as Record<string, unknown>;
  return Object.keys(fields).filter((name) => !name.startsWith("_"));
}

interface EvidenceFields {
  event: string;
  fields?: string[];
}

/** One of the firm's own trace events, or some of its fields. */
export function EvidenceForm({ id, close }: FormProps) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const { message } = App.useApp();
  const [form] = Form.useForm<EvidenceFields>();
  const [chosen, setChosen] = useState<string | null>(null);
  const [{ data, fetching }] = useAsked({ query: TraceEventsDocument, variables: { first: 50 } });
  const add = useCommand(DisputeEvidenceAddDocument, touches);
  const { show, alert } = useFormFault(form);
  const events = data?.traceEvents.nodes ?? [];
  const event = events.find((each) => each.id === chosen);
  const submit = async ({ event: asked, fields }: EvidenceFields) => {
    const outcome = await add.run({ input: { id, event: asked, fields: fields ?? [] } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("disputes.acts.evidenceDone"));
    close();
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <Form.Item name="event" label={t("disputes.acts.evidenceLabel")} rules={[{ required: true }]}>
        <Select
          loading={fetching}
          showSearch={{ optionFilterProp: "label" }}
          options={events.map(({ id: value, eventTime, bizStep, codes }) => ({
            value,
            label: [instant(eventTime), bizStep, codes[0]?.code].filter(Boolean).join(" · "),
          }))}
          onChange={(value: string) => {
            setChosen(value);
            form.setFieldValue("fields", []);
          }}
        />
      </Form.Item>
      <Form.Item
        name="fields"
        label={t("disputes.acts.evidenceFields")}
        extra={t("disputes.acts.evidenceHint")}
      >
        <Select
          mode="multiple"
          disabled={!event}
          options={event ? fieldsIn(event.body).map((value) => ({ value, label: value })) : []}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.busy}>
        {t("disputes.acts.send")}
      </Button>
    </Form>
  );
}
