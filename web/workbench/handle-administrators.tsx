import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { ShownOnce } from "../design/shown-once.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  HandleAdministratorIssueDocument,
  type HandleAdministratorPartsFragment,
  HandleAdministratorRevokeDocument,
  HandleAdministratorsDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";

type Administrator = HandleAdministratorPartsFragment;

const touched = ["HandleAdministrator"] as const;

function useColumns(): readonly Column<Administrator>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("identifiers.administrators.name"),
      heads: true,
      show: ({ name }) => <strong>{name}</strong>,
    },
    {
      key: "reference",
      title: t("identifiers.administrators.reference"),
      show: ({ reference }) => <span className="lz-code">{reference}</span>,
    },
    {
      key: "kind",
      title: t("identifiers.administrators.kind"),
      show: ({ kind }) => t(`identifiers.administrators.kinds.${kind}`),
    },
    {
      key: "issued",
      title: t("identifiers.delegatedAt"),
      show: ({ issuedAt, revokedAt }) =>
        revokedAt ? (
          <Pill tone="neutral">{t("identifiers.administrators.revoked")}</Pill>
        ) : (
          <Instant at={issuedAt} />
        ),
    },
  ];
}

interface Asked {
  readonly prefix: string;
  readonly name: string;
  readonly publicKey?: string;
}

interface FormProps {
  readonly prefixes: readonly string[];
  /** With the secret that was drawn; of a key pair nothing is to be shown. */
  readonly issued: (made: { readonly secret: string | null } | "key pair") => void;
}

function IssueForm({ prefixes, issued }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Asked>();
  const issue = useCommand(HandleAdministratorIssueDocument, touched);
  const { show, alert } = useFormFault(form);
  const submit = async ({ prefix, name, publicKey }: Asked) => {
    const outcome = await issue.run({ input: { prefix, name, publicKey: publicKey || null } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    const { administrator, secret } = outcome.value;
    issued(administrator.kind === "PUBKEY" ? "key pair" : { secret });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ prefix: prefixes[0] }}
      onFinish={(asked) => void submit(asked)}
    >
      {alert}
      <Form.Item name="prefix" label={t("identifiers.prefix")} rules={[{ required: true }]}>
        <Select options={prefixes.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t("identifiers.administrators.name")}
        rules={[{ required: true }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="publicKey"
        label={t("identifiers.administrators.publicKey")}
        extra={t("identifiers.administrators.publicKeyHint")}
      >
        <Input.TextArea rows={5} maxLength={4_000} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={issue.busy}>
        {t("identifiers.administrators.add")}
      </Button>
    </Form>
  );
}

/** Null when the same request had been answered before: a secret is shown once. */
function Secret({ secret }: { readonly secret: string | null }) {
  const { t } = useTranslation();
  if (secret === null) {
    return <Alert type="warning" showIcon title={t("identifiers.administrators.lost")} />;
  }
  const label = t("identifiers.administrators.secret");
  return <ShownOnce label={label} warning={t("identifiers.administrators.once")} value={secret} />;
}

function Revoke({ administrator: { id, name, revokedAt } }: { administrator: Administrator }) {
  const { t } = useTranslation();
  const revoke = useCommand(HandleAdministratorRevokeDocument, touched);
  if (revokedAt) return null;
  return (
    <ActButton
      label={t("identifiers.administrators.revoke")}
      title={t("identifiers.administrators.revokeTitle")}
      hint={t("identifiers.administrators.revokeHint")}
      done={t("identifiers.administrators.revoked")}
      about={name}
      act={() => revoke.run({ id })}
    />
  );
}

/** Who may write Handles over the Handle interface, for the firm's administrators. */
export function HandleAdministrators({ prefixes }: { readonly prefixes: readonly string[] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ readonly secret: string | null } | null>(null);
  const [{ data, error }, again] = useAsked({
    query: HandleAdministratorsDocument,
    context: heeding(touched),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={2} />;
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  return (
    <section className="lz-stack lz-tight">
      <h2>{t("identifiers.administrators.title")}</h2>
      <p className="lz-muted">{t("identifiers.administrators.lead")}</p>
      <div>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {t("identifiers.administrators.add")}
        </Button>
      </div>
      {data.handleAdministrators.length === 0 ? (
        <Empty title={t("identifiers.administrators.empty")} />
      ) : (
        <Listing
          name={t("identifiers.administrators.title")}
          columns={columns}
          rows={data.handleAdministrators}
          keyOf={({ id }) => id}
          acts={(administrator: Administrator) => <Revoke administrator={administrator} />}
          actsTitle={t("app.acts")}
        />
      )}
      <SideSheet title={t("identifiers.administrators.add")} open={open} close={close}>
        {made ? (
          <Secret {...made} />
        ) : (
          <IssueForm
            prefixes={prefixes}
            issued={(done) => (done === "key pair" ? close() : setMade(done))}
          />
        )}
      </SideSheet>
    </section>
  );
}
