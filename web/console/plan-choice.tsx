import { App, Button, Form, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClearable } from "../design/clearable.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  FirmSetPlanDocument,
  PlansDocument,
  type TenantPartsFragment,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

type Tenant = TenantPartsFragment;
const mostPlans = 100;

function PlanDialog({ tenant, close }: { readonly tenant: Tenant; readonly close: () => void }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const clearable = useClearable();
  const [form] = Form.useForm<{ plan?: string }>();
  const set = useCommand(FirmSetPlanDocument);
  const { show, alert } = useFormFault(form);
  const [{ data, fetching }] = useAsked({ query: PlansDocument, variables: { first: mostPlans } });
  const plans = data?.plans.nodes ?? [];
  const firm = words(tenant.name);
  const submit = async ({ plan }: { plan?: string }) => {
    const outcome = await set.run({ input: { firm: tenant.id, plan: plan ?? null } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("operator.plans.setDone", { firm }));
    close();
  };
  return (
    <Modal
      open
      title={t("operator.plans.setTitle", { firm })}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t("operator.plans.set")}
      cancelText={t("app.cancel")}
      confirmLoading={set.busy}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        {alert}
        <Form.Item name="plan" label={t("operator.plans.plan")} extra={t("operator.plans.setHint")}>
          <Select
            allowClear={clearable}
            loading={fetching}
            placeholder={t("operator.plans.none")}
            options={plans.map(({ id, name }) => ({ value: id, label: words(name) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Gives a firm a plan, or none. */
export function PlanChoice({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Button onClick={() => setChoosing(true)}>
        {t("operator.plans.plan")}
        <span className="lz-hidden">{words(tenant.name)}</span>
      </Button>
      {choosing ? <PlanDialog tenant={tenant} close={() => setChoosing(false)} /> : null}
    </>
  );
}
