import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { InstantField } from "../../design/fields.tsx";
import { useCommand } from "../../graphql/command.ts";
import {
  IncidentMoveDocument,
  IncidentNoteDocument,
  IncidentPreserveDocument,
  type IncidentState,
} from "../../graphql/generated/graphql.ts";
import { ActForm, type ActProps } from "./act-form.tsx";

const touched = ["IncidentEntry"];
const states = ["CONTAINED", "RESOLVED", "CLOSED"] as const satisfies readonly IncidentState[];

function TextField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="text"
      label={t("incidents.text")}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input.TextArea rows={4} maxLength={4_000} showCount />
    </Form.Item>
  );
}

/** Adds a note to the time line. */
export function NoteForm({ incident, close }: ActProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ text: string }>();
  const note = useCommand(IncidentNoteDocument, touched);
  return (
    <ActForm
      incident={incident}
      form={form}
      name={t("incidents.act.note")}
      busy={note.busy}
      confirms={false}
      close={close}
      act={({ text }) => note.run({ input: { incident: incident.id, text: text.trim() } })}
    >
      <TextField />
    </ActForm>
  );
}

interface MoveFields {
  state: IncidentState;
  text: string;
}

/** Says that an incident is contained, resolved or closed. */
export function MoveForm({ incident, close }: ActProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<MoveFields>();
  const move = useCommand(IncidentMoveDocument, [...touched, "IncidentAlert"]);
  const order = ["OPEN", ...states].indexOf(incident.state);
  return (
    <ActForm
      incident={incident}
      form={form}
      name={t("incidents.act.move")}
      busy={move.busy}
      confirms={false}
      close={close}
      act={({ state, text }) =>
        move.run({ input: { incident: incident.id, state, text: text.trim() } })
      }
    >
      <Form.Item name="state" label={t("incidents.moveTo")} rules={[{ required: true }]}>
        <Select
          options={states
            .slice(order)
            .map((state) => ({ value: state, label: t(`incidents.stateOf.${state}`) }))}
        />
      </Form.Item>
      <TextField />
    </ActForm>
  );
}

interface PreserveFields {
  window: { from: string; until: string };
}

const hourMs = 3_600_000;

/** Orders an archive of evidence: usually from an hour before the detection until now. */
export function PreserveForm({ incident, close }: ActProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<PreserveFields>();
  const preserve = useCommand(IncidentPreserveDocument, touched);
  const from = new Date(Date.parse(incident.detectedAt) - hourMs).toISOString();
  return (
    <ActForm
      incident={incident}
      form={form}
      name={t("incidents.act.preserve")}
      hint={t("incidents.preserveHint")}
      initial={{ window: { from, until: new Date().toISOString() } }}
      busy={preserve.busy}
      confirms={false}
      close={close}
      act={({ window }) => preserve.run({ input: { incident: incident.id, window } })}
    >
      <Form.Item name={["window", "from"]} label={t("incidents.from")} rules={[{ required: true }]}>
        <InstantField />
      </Form.Item>
      <Form.Item
        name={["window", "until"]}
        label={t("incidents.until")}
        rules={[{ required: true }]}
      >
        <InstantField />
      </Form.Item>
    </ActForm>
  );
}
