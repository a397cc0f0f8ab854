import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { BilingualField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  FirmAdmitDocument,
  type FirmAdmitInput,
  OperatingRulesDocument,
} from "../graphql/generated/graphql.ts";
import { type Bilingual, useFormats } from "../words/formats.ts";
import { RulesSections } from "../workbench/rules-text.tsx";

interface Admitted {
  readonly name: Bilingual;
  /** Null when the same request had been answered before: a link is shown once. */
  readonly link: string | null;
}

/** The text that the firm's first administrator will be asked to accept. */
function RulesInForce() {
  const { t } = useTranslation();
  const { day } = useFormats();
  const [{ data }] = useAsked({ query: OperatingRulesDocument });
  if (!data) return null;
  const rules = data.operatingRules;
  return (
    <div className="lz-stack lz-tight lz-rules-in-force">
      <p>
        {t("operator.firms.rulesLead", {
          version: rules.version,
          day: day(rules.effectiveFrom),
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <section className="lz-scroll lz-stack lz-tight" tabIndex={0} aria-label={t("rules.text")}>
        <RulesSections sections={rules.sections} />
      </section>
    </div>
  );
}

function AdmitForm({ admitted }: { readonly admitted: (firm: Admitted) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FirmAdmitInput>();
  const admit = useCommand(FirmAdmitDocument);
  const { show, alert } = useFormFault(form);
  const submit = async ({ gln, uscc, administratorEmail, ...firm }: FirmAdmitInput) => {
    const outcome = await admit.run({
      input: {
        ...firm,
        uscc: uscc.trim().toUpperCase(),
        gln: gln?.trim() || null,
        administratorEmail: administratorEmail.trim(),
      },
    });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) admitted({ name: outcome.value.tenant.name, link: outcome.value.link });
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      {alert}
      <BilingualField name="name" label={t("operator.firms.name")} />
      <BilingualField name="city" label={t("operator.firms.city")} />
      <Form.Item
        name="uscc"
        label={t("operator.firms.uscc")}
        extra={t("operator.firms.usccHint")}
        rules={[{ required: true, len: 18 }]}
        validateTrigger="onSubmit"
      >
        <Input className="lz-code" maxLength={18} autoCapitalize="characters" />
      </Form.Item>
      <Form.Item name="gln" label={t("operator.firms.gln")} rules={[{ pattern: /^\d{13}$/ }]}>
        <Input className="lz-code" inputMode="numeric" maxLength={13} />
      </Form.Item>
      <Form.Item
        name="administratorEmail"
        label={t("operator.firms.administrator")}
        rules={[{ required: true, type: "email" }]}
        validateTrigger="onSubmit"
      >
        <Input inputMode="email" autoComplete="off" />
      </Form.Item>
      <RulesInForce />
      <Button type="primary" size="large" htmlType="submit" block loading={admit.busy}>
        {t("operator.firms.submit")}
      </Button>
    </Form>
  );
}

function Done({ firm }: { readonly firm: Admitted }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  return (
    <div className="lz-stack">
      <h2>{t("operator.firms.admittedDone", { firm: words(firm.name) })}</h2>
      {firm.link === null ? (
        <Alert type="warning" showIcon title={t("operator.firms.linkLost")} />
      ) : (
        <ShownOnce
          label={t("operator.firms.link")}
          value={firm.link}
          warning={t("operator.firms.linkOnce")}
        />
      )}
    </div>
  );
}

interface AdmitSheetProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** Admits a firm; the invitation of its first administrator is shown once. */
export function AdmitSheet({ open, close }: AdmitSheetProps) {
  const { t } = useTranslation();
  const [done, setDone] = useState<Admitted | null>(null);
  const leave = () => {
    setDone(null);
    close();
  };
  return (
    <SideSheet title={t("operator.firms.admit")} open={open} close={leave} width={620}>
      {done ? <Done firm={done} /> : <AdmitForm admitted={setDone} />}
    </SideSheet>
  );
}
