import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../../design/drawer.tsx";
import { Panel } from "../../design/panel.tsx";
import type { IncidentPartsFragment } from "../../graphql/generated/graphql.ts";
import { FreezeForm, RevokeForm, ThawForm } from "./firm-acts.tsx";
import { NotifyForm } from "./notify-form.tsx";
import { MoveForm, NoteForm, PreserveForm } from "./record-acts.tsx";

const forms = {
  freeze: FreezeForm,
  revoke: RevokeForm,
  preserve: PreserveForm,
  notify: NotifyForm,
  note: NoteForm,
  move: MoveForm,
  thaw: ThawForm,
} as const;
type ActKey = keyof typeof forms;

const dangerous: ReadonlySet<ActKey> = new Set(["freeze", "revoke"]);

/** What can be done in an incident; each act is confirmed and on record. */
export function IncidentActs({ incident }: { readonly incident: IncidentPartsFragment }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<ActKey | null>(null);
  const close = () => setDoing(null);
  const isClosed = incident.state === "CLOSED";
  const open = (Object.keys(forms) as ActKey[]).filter((key) => !isClosed || key === "thaw");
  const Form = doing === null ? null : forms[doing];
  return (
    <Panel title={t("incidents.acts")} tone="quiet">
      <div className="lz-stack lz-tight">
        {isClosed ? <p className="lz-muted">{t("incidents.actsClosed")}</p> : null}
        <div className="lz-row">
          {open.map((key) => (
            <Button key={key} danger={dangerous.has(key)} onClick={() => setDoing(key)}>
              {t(`incidents.act.${key}`)}
            </Button>
          ))}
        </div>
      </div>
      <SideSheet
        title={doing === null ? "" : t(`incidents.act.${doing}`)}
        open={doing !== null}
        close={close}
      >
        {Form === null ? null : <Form incident={incident} close={close} />}
      </SideSheet>
    </Panel>
  );
}
