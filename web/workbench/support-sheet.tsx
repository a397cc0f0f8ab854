import { App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { CheckList } from "../design/check-list.tsx";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  SupportGiveDocument,
  type SupportGiveInput,
  type SupportRoom,
} from "../graphql/generated/graphql.ts";

const rooms: readonly SupportRoom[] = ["CAPACITY", "CAPABILITY", "TRACE", "FIRM"];
const hourChoices = [1, 4, 24, 72];
const usualHours = 4;

function GiveForm({ given }: { readonly given: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<SupportGiveInput>();
  const give = useCommand(SupportGiveDocument, ["SupportGrant"]);
  const { show, alert } = useFormFault(form);
  const submit = async (input: SupportGiveInput) => {
    const outcome = await give.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("support.givenDone"));
    given();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ hours: usualHours }}
      onFinish={(input) => void submit(input)}
    >
      {alert}
      <Form.Item
        name="purpose"
        label={t("support.purpose")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea placeholder={t("support.purposeHint")} maxLength={500} autoSize />
      </Form.Item>
      <Form.Item name="hours" label={t("support.hours")} rules={[{ required: true }]}>
        <Select
          options={hourChoices.map((count) => ({
            value: count,
            label: t("support.hoursOf", { count }),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="rooms"
        label={t("support.rooms")}
        extra={t("support.roomsHint")}
        rules={[{ required: true, message: t("support.oneRoom") }]}
      >
        <CheckList
          label={t("support.rooms")}
          options={rooms.map((room) => ({ value: room, label: t(`terms.supportRoom.${room}`) }))}
        />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={give.busy}>
        {t("support.submit")}
      </Button>
    </Form>
  );
}

interface SupportSheetProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** Lets the operator's support look at parts of the firm for some hours. */
export function SupportSheet({ open, close }: SupportSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("support.give")} open={open} close={close}>
      <GiveForm given={close} />
    </SideSheet>
  );
}
