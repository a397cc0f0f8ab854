import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  PrefixDelegateDocument,
  type PrefixDelegationPartsFragment,
  PrefixDelegationsDocument,
  type PrefixScheme,
  PrefixWithdrawDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "../workbench/act-button.tsx";
import { FirmSelect } from "../workbench/firm-select.tsx";

type Delegation = PrefixDelegationPartsFragment;

const touched = ["PrefixDelegation"] as const;
const schemes = ["HDL", "GS1", "OID", "URI"] as const satisfies readonly PrefixScheme[];

function useColumns(): readonly Column<Delegation>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  return [
    {
      key: "prefix",
      title: t("identifiers.prefix"),
      heads: true,
      show: ({ prefix }) => <span className="lz-code">{prefix}</span>,
    },
    {
      key: "scheme",
      title: t("identifiers.scheme"),
      show: ({ scheme }) => t(`identifiers.schemes.${scheme}`),
    },
    { key: "firm", title: t("identifiers.console.firm"), show: ({ firm }) => words(firm.name) },
    {
      key: "given",
      title: t("identifiers.delegatedAt"),
      show: ({ delegatedAt, withdrawnAt }) =>
        withdrawnAt ? (
          <Pill tone="neutral">{t("identifiers.withdrawn")}</Pill>
        ) : (
          <Instant at={delegatedAt} />
        ),
    },
  ];
}

interface Fields {
  firm: string;
  scheme: PrefixScheme;
  prefix: string;
}

function DelegateForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const delegate = useCommand(PrefixDelegateDocument, touched);
  const { show, alert } = useFormFault(form);
  const submit = async (input: Fields) => {
    const outcome = await delegate.run({ input });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("identifiers.console.delegated"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ scheme: "HDL" }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item name="firm" label={t("identifiers.console.firm")} rules={[{ required: true }]}>
        <FirmSelect placeholder={t("identifiers.console.firmHint")} />
      </Form.Item>
      <Form.Item name="scheme" label={t("identifiers.scheme")} rules={[{ required: true }]}>
        <Select
          options={schemes.map((value) => ({ value, label: t(`identifiers.schemes.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="prefix" label={t("identifiers.prefix")} rules={[{ required: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={delegate.busy}>
        {t("identifiers.console.delegate")}
      </Button>
    </Form>
  );
}

function Withdraw({ delegation }: { readonly delegation: Delegation }) {
  const { t } = useTranslation();
  const withdraw = useCommand(PrefixWithdrawDocument, touched);
  if (delegation.withdrawnAt) return null;
  return (
    <ActButton
      label={t("identifiers.console.withdraw")}
      title={t("identifiers.console.withdrawTitle")}
      hint={t("identifiers.console.withdrawHint")}
      done={t("identifiers.withdrawn")}
      about={delegation.prefix}
      act={() => withdraw.run({ id: delegation.id })}
    />
  );
}

/** Which firm names things under which prefix, for the operator. */
export function Prefixes() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [open, setOpen] = useState(false);
  const pages = usePages({
    document: PrefixDelegationsDocument,
    pick: ({ prefixDelegations }) => prefixDelegations,
    variables: {},
    heeds: ["PrefixDelegation"],
  });
  return (
    <div className="lz-stack">
      <PageHead
        title={t("identifiers.console.title")}
        lead={t("identifiers.console.lead")}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
            {t("identifiers.console.delegate")}
          </Button>
        }
      />
      <PagedListing
        name={t("identifiers.console.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(delegation: Delegation) => <Withdraw delegation={delegation} />}
        actsTitle={t("app.acts")}
        empty={<Empty title={t("identifiers.console.empty")} />}
      />
      <SideSheet title={t("identifiers.console.delegate")} open={open} close={() => setOpen(false)}>
        <DelegateForm close={() => setOpen(false)} />
      </SideSheet>
    </div>
  );
}
