import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { BilingualField, InstantField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  type CertificateInput,
  ResourceAddDocument,
  type ResourceAddInput,
  type ResourceKind,
  SitesDocument,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { useDecimalRule } from "./form-rules.ts";
import { useVocabularyOptions } from "./vocabulary.ts";

type ResourceFields = Omit<ResourceAddInput, "certificates"> & {
  certificates?: CertificateInput[];
};

const kinds: readonly ResourceKind[] = ["MACHINE", "LINE", "LAB", "RIG", "TEAM"];

function Certificates() {
  const { t } = useTranslation();
  return (
    <Form.List name="certificates">
      {(fields, { add, remove }) => (
        <fieldset className="lz-fieldset">
          <legend>{t("capacity.resource.certificates")}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="lz-certificate">
              <Form.Item
                name={[name, "standard"]}
                label={t("capacity.resource.standard")}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input placeholder="ISO 9001" />
              </Form.Item>
              <Form.Item
                name={[name, "number"]}
                label={t("capacity.resource.number")}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input />
              </Form.Item>
              <Form.Item
                name={[name, "validUntil"]}
                label={t("capacity.resource.validUntil")}
                rules={[{ required: true }]}
              >
                <InstantField dayOnly />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t("capacity.resource.removeCertificate")}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add()}>
            {t("capacity.resource.addCertificate")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Reach() {
  const { t } = useTranslation();
  const decimal = useDecimalRule();
  return (
    <>
      <Form.Item label={t("capacity.resource.envelope")} required className="lz-compound">
        <div className="lz-triple">
          {(["x", "y", "z"] as const).map((axis) => (
            <Form.Item
              key={axis}
              name={["envelope", axis]}
              messageVariables={{ label: axis.toUpperCase() }}
              rules={[{ required: true }, decimal]}
            >
              <Input
                inputMode="decimal"
                placeholder={axis.toUpperCase()}
                aria-label={t("market.side", { axis: axis.toUpperCase() })}
              />
            </Form.Item>
          ))}
        </div>
      </Form.Item>
      <Form.Item
        name="toleranceMm"
        label={t("capacity.resource.tolerance")}
        rules={[{ required: true }, decimal]}
      >
        <Input inputMode="decimal" suffix="mm" />
      </Form.Item>
    </>
  );
}

function Kinds() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { processes, materials } = useVocabularyOptions();
  const [{ data }] = useAsked({ query: SitesDocument });
  const sites = (data?.sites ?? []).map(({ id, name }) => ({ value: id, label: words(name) }));
  const required = [{ required: true }];
  return (
    <>
      {data && sites.length === 0 ? (
        <Alert className="lz-notice" type="info" title={t("capacity.resources.noSite")} />
      ) : null}
      <div className="lz-pair">
        <Form.Item name="site" label={t("capacity.resources.site")} rules={required}>
          <Select options={sites} />
        </Form.Item>
        <Form.Item name="kind" label={t("capacity.resources.kind")} rules={required}>
          <Select
            options={kinds.map((kind) => ({
              value: kind,
              label: t(`terms.resourceKind.${kind}`),
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="processes" label={t("capacity.resources.processes")} rules={required}>
        <Select mode="multiple" options={processes} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <Form.Item name="materials" label={t("capacity.resources.materials")} rules={required}>
        <Select mode="multiple" options={materials} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
    </>
  );
}

function ResourceForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ResourceFields>();
  const add = useCommand(ResourceAddDocument);
  const { show, alert } = useFormFault(form);
  const submit = async (fields: ResourceFields) => {
    const certificates = fields.certificates ?? [];
    const outcome = await add.run({ input: { ...fields, certificates } });
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("capacity.resources.added"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ kind: "MACHINE" }}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <BilingualField name="name" label={t("capacity.resources.name")} />
      <Kinds />
      <Reach />
      <Certificates />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={add.busy}
        className="lz-submit"
      >
        {t("capacity.resources.add")}
      </Button>
    </Form>
  );
}

interface ResourceSheetProps {
  readonly open: boolean;
  readonly close: () => void;
}

/** Adds a machine, line, laboratory, rig or team with what it can do. */
export function ResourceSheet({ open, close }: ResourceSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("capacity.resource.title")} open={open} close={close} width={620}>
      <ResourceForm close={close} />
    </SideSheet>
  );
}
