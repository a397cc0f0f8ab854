import { App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { BilingualField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  ProcessAddDocument,
  type ProcessAddInput,
  ProcessRenameDocument,
  type ProcessTermPartsFragment,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

type Term = ProcessTermPartsFragment;

/** What is written: a new process (`term` null), or the name of one. */
export interface ProcessWriting {
  readonly term: Term | null;
}

interface ProcessFormProps {
  readonly terms: readonly Term[];
  readonly term: Term | null;
  readonly close: () => void;
}

function Place({ terms }: { readonly terms: readonly Term[] }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const places = terms
    .filter(({ retired }) => !retired)
    .map(({ code, name }) => ({ value: code, label: `${words(name)} (${code})` }));
  return (
    <>
      <Form.Item name="parent" label={t("operator.processes.parent")} rules={[{ required: true }]}>
        <Select options={places} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t("operator.processes.code")}
        extra={t("operator.processes.codeHint")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input placeholder="turning.hard" />
      </Form.Item>
    </>
  );
}

function ProcessForm({ terms, term, close }: ProcessFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ProcessAddInput>();
  const add = useCommand(ProcessAddDocument);
  const rename = useCommand(ProcessRenameDocument);
  const { show, alert } = useFormFault(form);
  const submit = async (fields: ProcessAddInput) => {
    const outcome = await (term === null
      ? add.run({ input: fields })
      : rename.run({ input: { code: term.code, name: fields.name } }));
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("operator.processes.saved"));
    close();
  };
  const name = term ? { zh: term.name.zh, en: term.name.en } : undefined;
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={name ? { name } : {}}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      {term === null ? <Place terms={terms} /> : null}
      <BilingualField name="name" label={t("operator.processes.name")} />
      <Button type="primary" size="large" htmlType="submit" block loading={add.busy || rename.busy}>
        {t("operator.processes.save")}
      </Button>
    </Form>
  );
}

interface ProcessSheetProps {
  readonly terms: readonly Term[];
  /** Null while nothing is written. */
  readonly writing: ProcessWriting | null;
  readonly close: () => void;
}

/** Adds a process to the tree, or gives a place another name. */
export function ProcessSheet({ terms, writing, close }: ProcessSheetProps) {
  const { t } = useTranslation();
  const term = writing?.term ?? null;
  return (
    <SideSheet
      title={t(term ? "operator.processes.rename" : "operator.processes.add")}
      open={writing !== null}
      close={close}
    >
      <ProcessForm terms={terms} term={term} close={close} />
    </SideSheet>
  );
}
