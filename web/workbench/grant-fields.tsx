import { App, Form, type FormInstance, Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { InstantField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import { GrantGiveDocument } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { FirmSelect } from "./firm-select.tsx";

/** What is said of a grant, whatever it is over. */
export interface GrantFieldValues {
  grantee: string;
  purpose: string;
  fields: string[];
  validUntil?: string | null;
}

/** Gives a grant over one thing, and says to whom it was given. */
export function useGiveGrant(
  form: FormInstance<GrantFieldValues>,
  resource: string,
  done: () => void,
  touched?: Parameters<typeof useCommand>[1],
) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const give = useCommand(GrantGiveDocument, touched);
  const { show, alert } = useFormFault(form);
  const submit = async ({ validUntil, ...grant }: GrantFieldValues) => {
    const outcome = await give.run({
      input: { ...grant, resource, validUntil: validUntil ?? null },
    });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("trace.share.done", { firm: words(outcome.value.grantee.name) }));
    done();
  };
  return { submit, alert, busy: give.busy };
}

interface GrantFieldsProps {
  readonly purposeHint?: string;
  /** What of the thing is shown. */
  readonly children: ReactNode;
}

/** To whom, for what, what of it, and until when. */
export function GrantFields({ purposeHint = "", children }: GrantFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="grantee" label={t("trace.share.firm")} rules={[{ required: true }]}>
        <FirmSelect placeholder={t("trace.share.firmHint")} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t("trace.share.purpose")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input placeholder={purposeHint} maxLength={200} />
      </Form.Item>
      {children}
      <Form.Item
        name="validUntil"
        label={t("trace.share.until")}
        extra={t("trace.share.untilHint")}
      >
        <InstantField />
      </Form.Item>
    </>
  );
}
