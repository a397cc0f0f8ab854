import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../graphql/command.ts";
import {
  IncidentFreezeDocument,
  IncidentRevokeDocument,
  IncidentThawAskDocument,
} from "../../graphql/generated/graphql.ts";
import { ActForm, type ActProps, useKnownFirms } from "./act-form.tsx";
import { TenantSelect } from "./tenant-select.tsx";

const touched = ["IncidentEntry", "IncidentThaw"];

interface FreezeFields {
  firm: string;
  reason: string;
}

function FirmAndReason({ incident }: Pick<ActProps, "incident">) {
  const { t } = useTranslation();
  const known = useKnownFirms(incident);
  return (
    <>
      <Form.Item name="firm" label={t("incidents.firm")} rules={[{ required: true }]}>
        <TenantSelect many={false} known={known} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("incidents.reason")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={1_000} showCount />
      </Form.Item>
    </>
  );
}

/** Freezes a firm. */
export function FreezeForm({ incident, close }: ActProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FreezeFields>();
  const freeze = useCommand(IncidentFreezeDocument, touched);
  return (
    <ActForm
      incident={incident}
      form={form}
      name={t("incidents.act.freeze")}
      hint={t("incidents.freezeHint")}
      busy={freeze.busy}
      confirms
      close={close}
      act={({ firm, reason }) =>
        freeze.run({ input: { incident: incident.id, firm, reason: reason.trim() } })
      }
    >
      <FirmAndReason incident={incident} />
    </ActForm>
  );
}

/** Asks that a freeze be lifted. */
export function ThawForm({ incident, close }: ActProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FreezeFields>();
  const ask = useCommand(IncidentThawAskDocument, touched);
  return (
    <ActForm
      incident={incident}
      form={form}
      name={t("incidents.act.thaw")}
      hint={t("incidents.thawHint")}
      busy={ask.busy}
      confirms={false}
      close={close}
      act={({ firm, reason }) =>
        ask.run({ input: { incident: incident.id, firm, reason: reason.trim() } })
      }
    >
      <FirmAndReason incident={incident} />
    </ActForm>
  );
}

interface RevokeFields {
  firm: string;
  sessions: boolean;
  keys: boolean;
  principal: string;
}

/** Ends sessions and keys of a firm, or of one person or key in it. */
export function RevokeForm({ incident, close }: ActProps) {
  const { t } = useTranslation();
  const known = useKnownFirms(incident);
  const [form] = Form.useForm<RevokeFields>();
  const revoke = useCommand(IncidentRevokeDocument, touched);
  return (
    <ActForm
      incident={incident}
      form={form}
      name={t("incidents.act.revoke")}
      hint={t("incidents.revokeHint")}
      initial={{ sessions: true, keys: true, principal: "" }}
      busy={revoke.busy}
      confirms
      close={close}
      act={({ firm, sessions, keys, principal }) =>
        revoke.run({
          input: {
            incident: incident.id,
            firm,
            sessions,
            keys,
            principal: principal.trim() || null,
          },
        })
      }
    >
      <Form.Item name="firm" label={t("incidents.firm")} rules={[{ required: true }]}>
        <TenantSelect many={false} known={known} />
      </Form.Item>
      <Form.Item name="sessions" valuePropName="checked">
        <Checkbox>{t("incidents.revokeSessions")}</Checkbox>
      </Form.Item>
      <Form.Item name="keys" valuePropName="checked">
        <Checkbox>{t("incidents.revokeKeys")}</Checkbox>
      </Form.Item>
      <Form.Item
        name="principal"
        label={t("incidents.principal")}
        extra={t("incidents.principalHint")}
      >
        <Input className="lz-code" />
      </Form.Item>
    </ActForm>
  );
}
