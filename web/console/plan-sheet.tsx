import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { BilingualField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type PlanPartsFragment,
  PlanSaveDocument,
  type QuotaName,
} from "../graphql/generated/graphql.ts";
import type { Bilingual } from "../words/formats.ts";

export const quotaNames = [
  "PEOPLE",
  "API_KEYS",
  "OFFERS",
  "EVENTS_PER_DAY",
] as const satisfies readonly QuotaName[];

interface PlanFields {
  name: Bilingual;
  /** As typed; empty without limit. */
  quotas: Record<QuotaName, string>;
}

function fieldsOf(plan: PlanPartsFragment | null): Partial<PlanFields> {
  if (plan === null) return {};
  const { zh, en } = plan.name;
  const quotas = plan.quotas.map(({ name, most }) => [name, String(most ?? "")]);
  return { name: { zh, en }, quotas: Object.fromEntries(quotas) };
}

function PlanForm({ plan, close }: { plan: PlanPartsFragment | null; close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<PlanFields>();
  const save = useCommand(PlanSaveDocument);
  const { show, alert } = useFormFault(form);
  const submit = async ({ name, quotas }: PlanFields) => {
    const most = (each: QuotaName) => {
      const typed = quotas[each]?.trim() ?? "";
      return typed === "" ? null : Number(typed);
    };
    const outcome = await save.run({
      input: {
        plan: plan?.id ?? null,
        name,
        quotas: quotaNames.map((each) => ({ name: each, most: most(each) })),
      },
    });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("operator.plans.saved"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={fieldsOf(plan)}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <BilingualField name="name" label={t("operator.plans.name")} />
      <p className="lz-muted">{t("operator.plans.noLimitHint")}</p>
      <div className="lz-pair">
        {quotaNames.map((name) => (
          <Form.Item
            key={name}
            name={["quotas", name]}
            label={t(`terms.quota.${name}`)}
            rules={[{ pattern: /^\s*\d{0,9}\s*$/, message: t("operator.publish.whole") }]}
          >
            <Input inputMode="numeric" placeholder={t("operator.plans.noLimit")} />
          </Form.Item>
        ))}
      </div>
      <Button type="primary" size="large" htmlType="submit" block loading={save.busy}>
        {t("operator.plans.save")}
      </Button>
    </Form>
  );
}

interface PlanSheetProps {
  readonly open: boolean;
  /** Null for a new one. */
  readonly plan: PlanPartsFragment | null;
  readonly close: () => void;
}

/** Writes a plan, or changes one. */
export function PlanSheet({ open, plan, close }: PlanSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet
      title={t(plan ? "operator.plans.change" : "operator.plans.add")}
      open={open}
      close={close}
    >
      <PlanForm plan={plan} close={close} />
    </SideSheet>
  );
}
