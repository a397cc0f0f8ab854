import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  type IdentifierNodePartsFragment as IdentifierNode,
  IdentifierNodeRemoveDocument,
  IdentifierNodeSetDocument,
  IdentifierNodesDocument,
  type NodeMode,
  type NodeScheme,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";

const touched = ["IdentifierNode"] as const;

/** A prefix of the firm's for which there can be a node. */
export interface NodePrefix {
  readonly scheme: NodeScheme;
  readonly prefix: string;
}

function useColumns(): readonly Column<IdentifierNode>[] {
  const { t } = useTranslation();
  return [
    {
      key: "prefix",
      title: t("nodes.prefix"),
      heads: true,
      show: ({ prefix }) => <span className="lz-code">{prefix}</span>,
    },
    { key: "mode", title: t("nodes.mode"), show: ({ mode }) => t(`nodes.modes.${mode}`) },
    {
      key: "url",
      title: t("nodes.url"),
      show: ({ url }) => <span className="lz-code">{url}</span>,
    },
    { key: "setAt", title: t("nodes.setAt"), show: ({ setAt }) => <Instant at={setAt} /> },
  ];
}

interface Asked {
  readonly prefix: string;
  readonly mode: NodeMode;
  readonly url: string;
}

interface FormProps {
  readonly prefixes: readonly NodePrefix[];
  readonly done: () => void;
}

const modes: readonly NodeMode[] = ["ASK", "REFER"];

function SetForm({ prefixes, done }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Asked>();
  const set = useCommand(IdentifierNodeSetDocument, touched);
  const { show, alert } = useFormFault(form);
  const submit = async ({ prefix, mode, url }: Asked) => {
    const scheme = prefixes.find((each) => each.prefix === prefix)?.scheme ?? "HDL";
    const outcome = await set.run({ input: { scheme, prefix, mode, url: url.trim() } });
    show(outcome.done ? null : outcome.fault);
    if (outcome.done) done();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ prefix: prefixes[0]?.prefix, mode: "ASK" }}
      onFinish={(asked) => void submit(asked)}
    >
      {alert}
      <Form.Item name="prefix" label={t("nodes.prefix")} rules={[{ required: true }]}>
        <Select options={prefixes.map(({ prefix }) => ({ value: prefix, label: prefix }))} />
      </Form.Item>
      <Form.Item name="mode" label={t("nodes.mode")} rules={[{ required: true }]}>
        <Select options={modes.map((value) => ({ value, label: t(`nodes.modes.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="url"
        label={t("nodes.url")}
        extra={t("nodes.urlHint")}
        rules={[{ required: true }]}
      >
        <Input maxLength={500} placeholder="https://id.firm.example" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={set.busy}>
        {t("nodes.set")}
      </Button>
    </Form>
  );
}

function Remove({ node: { scheme, prefix } }: { readonly node: IdentifierNode }) {
  const { t } = useTranslation();
  const remove = useCommand(IdentifierNodeRemoveDocument, touched);
  return (
    <ActButton
      label={t("nodes.remove")}
      title={t("nodes.removeTitle")}
      hint={t("nodes.removeHint")}
      done={t("nodes.removed")}
      about={prefix}
      act={() => remove.run({ input: { scheme, prefix } })}
    />
  );
}

/** Which of the firm's own systems answer for its prefixes, for its administrators. */
export function PrefixNodes({ prefixes }: { readonly prefixes: readonly NodePrefix[] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const [open, setOpen] = useState(false);
  const [{ data, error }, again] = useAsked({
    query: IdentifierNodesDocument,
    context: heeding(touched),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={2} />;
  return (
    <section className="lz-stack lz-tight">
      <h2>{t("nodes.title")}</h2>
      <p className="lz-muted">{t("nodes.lead")}</p>
      <div>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {t("nodes.set")}
        </Button>
      </div>
      {data.identifierNodes.length === 0 ? (
        <Empty title={t("nodes.empty")} />
      ) : (
        <Listing
          name={t("nodes.title")}
          columns={columns}
          rows={data.identifierNodes}
          keyOf={({ scheme, prefix }) => `${scheme} ${prefix}`}
          acts={(node: IdentifierNode) => <Remove node={node} />}
          actsTitle={t("app.acts")}
        />
      )}
      <SideSheet title={t("nodes.set")} open={open} close={() => setOpen(false)}>
        <SetForm prefixes={prefixes} done={() => setOpen(false)} />
      </SideSheet>
    </section>
  );
}
