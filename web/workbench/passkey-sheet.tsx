import { startRegistration } from "@simplewebauthn/browser";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { FaultAlert, useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  PasskeyConfirmDocument,
  PasskeyOfferDocument,
  PasskeyRenameDocument,
} from "../graphql/generated/graphql.ts";
import { deviceName } from "./device-name.ts";
import type { Enrolled } from "./totp-sheet.tsx";

const longestName = 60;

/** Makes a passkey in this browser. */
export function PasskeyForm({ enrolled }: { readonly enrolled: (made: Enrolled) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const begin = useCommand(PasskeyOfferDocument);
  const confirm = useCommand(PasskeyConfirmDocument);
  const { show, alert } = useFormFault(form);
  const [waved, setWaved] = useState(false);

  const submit = async ({ name }: { name: string }) => {
    setWaved(false);
    const offer = await begin.run({});
    if (!offer.done) return;
    const { ticket, options } = offer.value;
    let answer: string;
    try {
      answer = JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(options) }));
    } catch {
      // The person has waved the browser's question away, or the device has this passkey already.
      setWaved(true);
      return;
    }
    const outcome = await confirm.run({ input: { ticket, answer, name } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) enrolled(outcome.value);
  };
  const wavedFault = {
    code: "WAVED",
    message: t("security.passkeys.waved"),
    field: null,
    values: {},
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: deviceName(navigator.userAgent) }}
      onFinish={(given) => void submit(given)}
    >
      {alert}
      {begin.fault ? <FaultAlert fault={begin.fault} /> : null}
      {waved ? <FaultAlert fault={wavedFault} /> : null}
      <p className="lz-muted">{t("security.passkeys.addLead")}</p>
      <Form.Item
        name="name"
        label={t("security.passkeys.name")}
        extra={t("security.passkeys.nameHint")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input size="large" maxLength={longestName} />
      </Form.Item>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={begin.busy || confirm.busy}
      >
        {t("security.passkeys.make")}
      </Button>
    </Form>
  );
}

interface RenameSheetProps {
  readonly passkey: { readonly id: string; readonly name: string } | null;
  readonly close: () => void;
}

/** Gives a passkey another name. */
export function RenameSheet({ passkey, close }: RenameSheetProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const rename = useCommand(PasskeyRenameDocument, ["AccountSecurity"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ name }: { name: string }) => {
    if (!passkey) return;
    const outcome = await rename.run({ input: { id: passkey.id, name } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) close();
  };
  return (
    <SideSheet title={t("security.passkeys.rename")} open={passkey !== null} close={close}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: passkey?.name }}
        onFinish={(given) => void submit(given)}
      >
        {alert}
        <Form.Item
          name="name"
          label={t("security.passkeys.name")}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input size="large" maxLength={longestName} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={rename.busy}>
          {t("security.passkeys.rename")}
        </Button>
      </Form>
    </SideSheet>
  );
}
