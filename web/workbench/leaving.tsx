import { Alert, App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormFault } from "../design/form-fault.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  LeavingDeclareDocument,
  LeavingDocument,
  type LeavingPartsFragment,
  LeavingWithdrawDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { ExportState } from "./exports.tsx";
import { ProofDialog } from "./proof-dialog.tsx";

interface LeavingProps {
  readonly leaving: LeavingPartsFragment;
}

type OpenThing = LeavingPartsFragment["open"][number];

function useColumns(): readonly Column<OpenThing>[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  return [
    {
      key: "what",
      title: t("leaving.what"),
      heads: true,
      show: ({ kind }) => t(`leaving.kind.${kind}`),
    },
    {
      key: "count",
      title: t("leaving.count"),
      end: true,
      show: ({ count }) => number(count),
    },
    {
      key: "becomes",
      title: t("leaving.becomes"),
      show: ({ awaited }) => t(awaited ? "leaving.awaited" : "leaving.ends"),
    },
  ];
}

function OpenThings({ leaving: { open } }: LeavingProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <Panel title={t("leaving.open")}>
      <Listing
        name={t("leaving.open")}
        columns={columns}
        rows={open}
        keyOf={({ kind }: OpenThing) => kind}
      />
    </Panel>
  );
}

interface DeclareProps {
  readonly days: number;
  /** For how long the archive can be fetched afterwards. */
  readonly archiveDays: number;
  readonly close: () => void;
}

function DeclareDialog({ days, archiveDays, close }: DeclareProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const [proving, setProving] = useState(false);
  const declare = useCommand(LeavingDeclareDocument, ["Leaving"]);
  const { show, alert } = useFormFault(form);
  const submit = async ({ reason = "" }: { reason?: string }) => {
    const outcome = await declare.run({ reason: reason.trim() });
    const needsProof = !outcome.done && outcome.fault.code === "PROOF_NEEDED";
    setProving(needsProof);
    show(outcome.done || needsProof ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("leaving.declareDone"));
    close();
  };
  return (
    <Modal
      open
      title={t("leaving.declareTitle")}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t("leaving.declare")}
      cancelText={t("app.cancel")}
      okButtonProps={{ danger: true }}
      confirmLoading={declare.busy}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        {alert}
        <Alert
          className="lz-notice"
          type="warning"
          showIcon
          title={t("leaving.declareHint", { days })}
          description={t("leaving.archiveHint", { days: archiveDays })}
        />
        <Form.Item name="reason" label={t("leaving.reason")} extra={t("leaving.reasonHint")}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
      {proving ? (
        <ProofDialog
          proved={() => {
            setProving(false);
            form.submit();
          }}
          close={() => setProving(false)}
        />
      ) : null}
    </Modal>
  );
}

function Declared({ leaving }: LeavingProps) {
  const { t } = useTranslation();
  const { endsAt, declaredAt, declaredBy, reason, archive, archiveDays } = leaving;
  const withdraw = useCommand(LeavingWithdrawDocument, ["Leaving"]);
  return (
    <Panel
      title={t("leaving.declared")}
      aside={
        <ActButton
          danger={false}
          label={t("leaving.withdraw")}
          title={t("leaving.withdrawTitle")}
          hint={t("leaving.withdrawHint")}
          done={t("leaving.withdrawDone")}
          act={() => withdraw.run({})}
        />
      }
    >
      <div className="lz-stack lz-tight">
        <Facts
          facts={[
            endsAt ? [t("leaving.endsAt"), <Instant key="ends" at={endsAt} />] : null,
            declaredAt ? [t("leaving.declaredAt"), <Instant key="at" at={declaredAt} />] : null,
            [t("leaving.declaredBy"), declaredBy ?? t("leaving.former")],
            reason ? [t("leaving.why"), reason] : null,
            archive ? [t("leaving.archive"), <ExportState key="archive" row={archive} />] : null,
          ]}
        />
        <p className="lz-muted">{t("leaving.waits")}</p>
        <p className="lz-muted">{t("leaving.archiveHint", { days: archiveDays })}</p>
        {archive?.status === "FAILED" ? (
          <Alert type="warning" showIcon title={t("leaving.archiveFailed")} />
        ) : null}
      </div>
    </Panel>
  );
}

/** What the firm has open, that it leaves, and taking that back. */
export function Leaving() {
  const { t } = useTranslation();
  const [declaring, setDeclaring] = useState(false);
  const [{ data, error }, again] = useAsked({
    query: LeavingDocument,
    context: heeding(["Leaving"]),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={6} />;
  const { leaving } = data;
  const days = leaving.noticeDays;
  const actions = leaving.endsAt ? null : (
    <Button danger onClick={() => setDeclaring(true)}>
      {t("leaving.declare")}
    </Button>
  );
  return (
    <div className="lz-stack">
      <PageHead title={t("leaving.title")} lead={t("leaving.lead", { days })} actions={actions} />
      <p>
        <Link to="/export">{t("leaving.export")}</Link>
      </p>
      {leaving.endsAt ? <Declared leaving={leaving} /> : null}
      <OpenThings leaving={leaving} />
      {declaring ? (
        <DeclareDialog
          days={days}
          archiveDays={leaving.archiveDays}
          close={() => setDeclaring(false)}
        />
      ) : null}
    </div>
  );
}
