import { App, Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClearable } from "../../design/clearable.tsx";
import { useFormFault } from "../../design/form-fault.tsx";
import { Instant } from "../../design/instant.tsx";
import { type Column, PagedListing } from "../../design/listing.tsx";
import { Pill, type Tone } from "../../design/pill.tsx";
import { Empty } from "../../design/states.tsx";
import { useCommand } from "../../graphql/command.ts";
import {
  AlertDismissDocument,
  type AlertPartsFragment,
  type IncidentAlertState,
  IncidentAlertsDocument,
} from "../../graphql/generated/graphql.ts";
import { usePages } from "../../graphql/pages.ts";
import { useMay } from "../../shell/session.tsx";
import { useFormats } from "../../words/formats.ts";
import { OpenSheet } from "./open-sheet.tsx";

type Alert = AlertPartsFragment;

const states = [
  "OPEN",
  "TAKEN",
  "DISMISSED",
  "ENDED",
] as const satisfies readonly IncidentAlertState[];
const tones: Readonly<Record<IncidentAlertState, Tone>> = {
  OPEN: "bad",
  TAKEN: "note",
  DISMISSED: "neutral",
  ENDED: "neutral",
};

/** Columns of alerts, here and in an incident. */
export function useAlertColumns(): readonly Column<Alert>[] {
  const { t } = useTranslation();
  const { number, words } = useFormats();
  return [
    {
      key: "kind",
      title: t("incidents.kind"),
      heads: true,
      show: ({ kind, firm }) => (
        <span className="lz-two">
          <span>{t(`incidents.alertKind.${kind}`)}</span>
          {firm ? <span>{words(firm.name)}</span> : null}
        </span>
      ),
    },
    {
      key: "source",
      title: t("incidents.alerts.source"),
      show: ({ source, detail }) => (
        <span className="lz-two">
          <span className="lz-code lz-digest">{source}</span>
          {detail ? <span className="lz-code">{detail}</span> : null}
        </span>
      ),
    },
    {
      key: "amount",
      title: t("incidents.alerts.amount"),
      end: true,
      show: ({ amount, threshold }) => `${number(amount)} / ${number(threshold)}`,
    },
    {
      key: "first",
      title: t("incidents.alerts.first"),
      show: ({ firstAt }) => <Instant at={firstAt} />,
    },
    {
      key: "last",
      title: t("incidents.alerts.last"),
      show: ({ lastAt }) => <Instant at={lastAt} />,
    },
    {
      key: "state",
      title: t("incidents.state"),
      show: ({ state, reason, endedAt }) => (
        <span className="lz-state">
          <Pill tone={tones[state]}>{t(`incidents.alertState.${state}`)}</Pill>
          {endedAt ? <Instant at={endedAt} /> : null}
          {reason ? <span className="lz-muted">{reason}</span> : null}
        </span>
      ),
    },
  ];
}

function DismissDialog({ alert, close }: { readonly alert: Alert; readonly close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const dismiss = useCommand(AlertDismissDocument);
  const { show, alert: fault } = useFormFault(form);
  const submit = async ({ reason }: { reason: string }) => {
    const outcome = await dismiss.run({ input: { id: alert.id, reason: reason.trim() } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("incidents.alerts.dismissed"));
    close();
  };
  return (
    <Modal
      open
      title={t("incidents.alerts.dismissTitle")}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t("incidents.alerts.dismiss")}
      cancelText={t("app.cancel")}
      confirmLoading={dismiss.busy}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        {fault}
        <Form.Item
          name="reason"
          label={t("incidents.alerts.reason")}
          extra={t("incidents.alerts.reasonHint")}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea rows={3} maxLength={1_000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface ActsProps {
  readonly alert: Alert;
  readonly dismiss: () => void;
  readonly take: () => void;
}

function Acts({ alert, dismiss, take }: ActsProps) {
  const { t } = useTranslation();
  const may = useMay();
  if (alert.incident) {
    return (
      <Link to={`/console/incidents/cases/${alert.incident}`}>{t("incidents.alerts.inCase")}</Link>
    );
  }
  if (alert.state !== "OPEN" || !may("platform.handle-incidents")) return null;
  const about = <span className="lz-hidden">{alert.source}</span>;
  return (
    <>
      <Button onClick={dismiss}>
        {t("incidents.alerts.dismiss")}
        {about}
      </Button>
      <Button type="primary" onClick={take}>
        {t("incidents.open")}
        {about}
      </Button>
    </>
  );
}

/** What has passed a threshold, and what came of it. */
export function Alerts() {
  const { t } = useTranslation();
  const clearable = useClearable();
  const columns = useAlertColumns();
  const [state, setState] = useState<IncidentAlertState | null>("OPEN");
  const [dismissing, setDismissing] = useState<Alert | null>(null);
  const [taking, setTaking] = useState<Alert | null>(null);
  const pages = usePages({
    document: IncidentAlertsDocument,
    pick: ({ incidentAlerts }) => incidentAlerts,
    variables: { state },
    heeds: ["IncidentAlert", "Incident"],
  });
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        <Select
          allowClear={clearable}
          aria-label={t("incidents.state")}
          placeholder={t("incidents.alerts.allStates")}
          value={state}
          options={states.map((each) => ({
            value: each,
            label: t(`incidents.alertState.${each}`),
          }))}
          onChange={(chosen: IncidentAlertState | undefined) => setState(chosen ?? null)}
        />
      </div>
      <PagedListing
        name={t("incidents.tabs.alerts")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        actsTitle={t("app.acts")}
        acts={(alert) => (
          <Acts alert={alert} dismiss={() => setDismissing(alert)} take={() => setTaking(alert)} />
        )}
        empty={<Empty title={t("incidents.alerts.empty")} hint={t("incidents.alerts.hint")} />}
      />
      {dismissing ? <DismissDialog alert={dismissing} close={() => setDismissing(null)} /> : null}
      <OpenSheet open={taking !== null} alert={taking} close={() => setTaking(null)} />
    </div>
  );
}
