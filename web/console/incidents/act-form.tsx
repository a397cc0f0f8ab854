import { Alert, App, Button, Form, type FormInstance } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormFault } from "../../design/form-fault.tsx";
import type { Outcome } from "../../graphql/command.ts";
import type { IncidentPartsFragment } from "../../graphql/generated/graphql.ts";
import { useFormats } from "../../words/formats.ts";

/** What each form of an act is given. */
export interface ActProps {
  readonly incident: IncidentPartsFragment;
  readonly close: () => void;
}

interface ActFormProps<Fields> {
  readonly incident: IncidentPartsFragment;
  readonly form: FormInstance<Fields>;
  /** The act's name, and its button's. */
  readonly name: string;
  readonly hint?: string;
  readonly initial?: Partial<Fields>;
  readonly busy: boolean;
  /** What takes effect outside of the time line is asked about once more. */
  readonly confirms: boolean;
  readonly act: (fields: Fields) => Promise<Outcome<unknown>>;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A form of an act: in an exercise it says so, and what takes effect is confirmed. */
export function ActForm<Fields extends object>(props: ActFormProps<Fields>) {
  const { incident, form, name, hint, initial, busy, confirms, act, close, children } = props;
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const { show, alert } = useFormFault(form);
  const send = async (fields: Fields) => {
    const outcome = await act(fields);
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("incidents.done"));
    close();
  };
  const ask = (fields: Fields) => {
    if (!confirms) return void send(fields);
    modal.confirm({
      title: t("incidents.confirmTitle", { act: name }),
      content: t(incident.exercise ? "incidents.confirmExercise" : "incidents.confirmReal"),
      okText: name,
      okButtonProps: { danger: !incident.exercise },
      cancelText: t("app.cancel"),
      onOk: () => send(fields),
    });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      {...(initial === undefined ? {} : { initialValues: initial })}
      onFinish={ask}
    >
      {alert}
      {incident.exercise ? (
        <Alert className="lz-notice" type="warning" showIcon title={t("incidents.exerciseHint")} />
      ) : null}
      {hint ? <p className="lz-muted lz-notice">{hint}</p> : null}
      {children}
      <Button
        type="primary"
        danger={confirms && !incident.exercise}
        htmlType="submit"
        block
        loading={busy}
      >
        {name}
      </Button>
    </Form>
  );
}

/** The incident's own firms, which stand first where one is chosen. */
export function useKnownFirms({ subjects }: IncidentPartsFragment) {
  const { words } = useFormats();
  const known = new Map(
    subjects.map(({ firm: { id, name, city } }) => [id, `${words(name)} · ${words(city)}`]),
  );
  return [...known].map(([value, label]) => ({ value, label }));
}
