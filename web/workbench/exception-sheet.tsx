import { App, Button, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  CalendarExceptionAddDocument,
  type CalendarExceptionAddInput,
  type ExceptionKind,
  type StandingPartsFragment,
} from "../graphql/generated/graphql.ts";
import { hasStanding, Standing } from "./exception-standing.tsx";

type ExceptionFields = Omit<CalendarExceptionAddInput, "resource">;

const kinds: readonly ExceptionKind[] = ["HOLIDAY", "EXTRA", "MAINTENANCE"];

interface ExceptionFormProps {
  /** Relay id of the resource in whose calendar it is added. */
  readonly resource: string;
  readonly close: () => void;
}

interface AddProps extends ExceptionFormProps {
  /** Is told what stands in the time of one that was added, where anything does. */
  readonly tell: (standing: StandingPartsFragment) => void;
}

function ExceptionForm({ resource, close, tell }: AddProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ExceptionFields>();
  const add = useCommand(CalendarExceptionAddDocument, ["CalendarException"]);
  const { show, alert } = useFormFault(form);
  const submit = async (fields: ExceptionFields) => {
    const outcome = await add.run({ input: { ...fields, resource } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("capacity.calendar.added"));
    const { added } = outcome.value;
    if (added && hasStanding(added)) tell(added);
    else close();
  };
  const required = [{ required: true }];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ kind: "HOLIDAY", wholeSite: false }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item
        name="kind"
        label={t("capacity.calendar.kind")}
        extra={t("capacity.calendar.localHint")}
        rules={required}
      >
        <Select
          options={kinds.map((kind) => ({
            value: kind,
            label: t(`capacity.calendar.state.${kind}`),
          }))}
        />
      </Form.Item>
      <div className="lz-pair">
        {/* Of the site, not the viewer: a picker of instants would move it to the viewer's zone. */}
        <Form.Item name="from" label={t("capacity.calendar.from")} rules={required}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="until" label={t("capacity.calendar.until")} rules={required}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t("capacity.calendar.note")}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="wholeSite" valuePropName="checked">
        <Checkbox>{t("capacity.calendar.forWholeSite")}</Checkbox>
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={add.busy}>
        {t("capacity.calendar.add")}
      </Button>
    </Form>
  );
}

interface ExceptionSheetProps extends ExceptionFormProps {
  readonly open: boolean;
}

/** Adds a holiday, an extra shift or a time of maintenance. */
export function ExceptionSheet({ resource, open, close }: ExceptionSheetProps) {
  const { t } = useTranslation();
  const [standing, tell] = useState<StandingPartsFragment | null>(null);
  const leave = () => {
    tell(null);
    close();
  };
  return (
    <SideSheet title={t("capacity.calendar.add")} open={open} close={leave}>
      {standing === null ? (
        <ExceptionForm resource={resource} close={leave} tell={tell} />
      ) : (
        <Standing standing={standing} close={leave} />
      )}
    </SideSheet>
  );
}
