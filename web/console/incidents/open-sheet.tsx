import { App, Button, Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { SideSheet } from "../../design/drawer.tsx";
import { InstantField } from "../../design/fields.tsx";
import { useFormFault } from "../../design/form-fault.tsx";
import { useCommand } from "../../graphql/command.ts";
import {
  type AlertPartsFragment,
  type IncidentGrade,
  type IncidentKind,
  IncidentOpenDocument,
} from "../../graphql/generated/graphql.ts";
import { useFormats } from "../../words/formats.ts";
import { TenantSelect } from "./tenant-select.tsx";

const kinds = [
  "ATTACK",
  "DATA",
  "MALWARE",
  "VIOLATION",
  "FAULT",
  "VULNERABILITY",
  "ABNORMAL",
  "OTHER",
] as const satisfies readonly IncidentKind[];
const grades = ["GENERAL", "LARGE", "MAJOR", "EXTREME"] as const satisfies readonly IncidentGrade[];

interface Fields {
  title: string;
  kind: IncidentKind;
  grade: IncidentGrade;
  detectedAt: string | null;
  firms: string[];
  exercise: boolean;
}

/** What an alert says of the incident that is behind it. */
function fieldsOf(alert: AlertPartsFragment | null, title: string): Partial<Fields> {
  if (alert === null) return { grade: "GENERAL", exercise: false };
  const { kind, firstAt, firm } = alert;
  const isData = kind === "TAMPER" || kind.endsWith("EXPORT");
  return {
    title,
    kind: isData ? "DATA" : "ATTACK",
    grade: "GENERAL",
    detectedAt: firstAt,
    firms: firm ? [firm.id] : [],
    exercise: false,
  };
}

function OpenForm({ alert, close }: { alert: AlertPartsFragment | null; close: () => void }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const open = useCommand(IncidentOpenDocument, ["IncidentAlert", "Incident"]);
  const { show, alert: fault } = useFormFault(form);
  const submit = async ({ title, kind, grade, detectedAt, firms, exercise }: Fields) => {
    const outcome = await open.run({
      input: {
        title: title.trim(),
        kind,
        grade,
        detectedAt: detectedAt ?? null,
        firms: firms ?? [],
        exercise: exercise ?? false,
        alerts: alert ? [alert.id] : [],
      },
    });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("incidents.openedDone"));
    close();
    navigate(`/console/incidents/cases/${outcome.value.id}`);
  };
  const named = alert ? t(`incidents.alertKind.${alert.kind}`) : "";
  const known = alert?.firm ? [{ value: alert.firm.id, label: words(alert.firm.name) }] : [];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={fieldsOf(alert, named)}
      onFinish={(fields) => void submit(fields)}
    >
      {fault}
      <Form.Item
        name="title"
        label={t("incidents.titleField")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="lz-pair">
        <Form.Item name="kind" label={t("incidents.kind")} rules={[{ required: true }]}>
          <Select
            options={kinds.map((each) => ({ value: each, label: t(`incidents.kindOf.${each}`) }))}
          />
        </Form.Item>
        <Form.Item name="grade" label={t("incidents.grade")} rules={[{ required: true }]}>
          <Select
            options={grades.map((each) => ({ value: each, label: t(`incidents.gradeOf.${each}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="detectedAt"
        label={t("incidents.detected")}
        extra={t("incidents.detectedHint")}
      >
        <InstantField />
      </Form.Item>
      <Form.Item name="firms" label={t("incidents.affectedFirms")}>
        <TenantSelect many known={known} />
      </Form.Item>
      <Form.Item name="exercise" valuePropName="checked" extra={t("incidents.rehearseHint")}>
        <Checkbox>{t("incidents.rehearse")}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={open.busy}>
        {t("incidents.openSubmit")}
      </Button>
    </Form>
  );
}

interface OpenSheetProps {
  readonly open: boolean;
  /** What it is opened from; null by hand. */
  readonly alert: AlertPartsFragment | null;
  readonly close: () => void;
}

/** Opens an incident, by hand or from an alert. */
export function OpenSheet({ open, alert, close }: OpenSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("incidents.openTitle")} open={open} close={close}>
      <OpenForm alert={alert} close={close} />
    </SideSheet>
  );
}
