import { Alert, App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { BilingualField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  ResourceAddDocument,
  type ResourceAddInput,
  ResourceChangeDocument,
  type ResourceKind,
  type ResourcePartsFragment,
} from "../graphql/generated/graphql.ts";
import { type CertificateFields, certificateFields, certificateInput } from "./certificate-days.ts";
import { Certificates } from "./certificate-fields.tsx";
import { useDecimalRule, usePiecesRule } from "./form-rules.ts";
import { SiteSelect, useNoSite, useSite } from "./site-select.tsx";
import { useVocabularyOptions } from "./vocabulary.ts";

type ResourceFields = Omit<ResourceAddInput, "certificates" | "batchLeast" | "batchMost"> & {
  certificates?: CertificateFields[];
  /** As typed; empty without limit. */
  batchLeast?: string;
  batchMost?: string;
};

/** Kinds in which a part must fit come first; the others may leave out space and tolerance. */
const spatialKinds: readonly ResourceKind[] = ["MACHINE", "LINE", "LAB", "RIG"];
const kinds: readonly ResourceKind[] = [
  ...spatialKinds,
  "TEAM",
  "EXPERT",
  "SOFTWARE",
  "DESIGN",
  "VEHICLE",
];

function Reach() {
  const { t } = useTranslation();
  const decimal = useDecimalRule();
  const pieces = usePiecesRule();
  const form = Form.useFormInstance<ResourceFields>();
  const required = spatialKinds.includes(Form.useWatch("kind", form));
  return (
    <>
      <Form.Item
        label={t("capacity.resource.envelope")}
        required={required}
        className="lz-compound"
      >
        <div className="lz-triple">
          {(["x", "y", "z"] as const).map((axis) => (
            <Form.Item
              key={axis}
              name={["envelope", axis]}
              messageVariables={{ label: axis.toUpperCase() }}
              rules={[{ required }, decimal]}
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
        rules={[{ required }, decimal]}
      >
        <Input inputMode="decimal" suffix="mm" />
      </Form.Item>
      <div className="lz-pair">
        <Form.Item name="batchLeast" label={t("capacity.resource.batchLeast")} rules={[pieces]}>
          <Input inputMode="numeric" placeholder={t("capacity.resource.noLimit")} />
        </Form.Item>
        <Form.Item name="batchMost" label={t("capacity.resource.batchMost")} rules={[pieces]}>
          <Input inputMode="numeric" placeholder={t("capacity.resource.noLimit")} />
        </Form.Item>
      </div>
    </>
  );
}

function Kinds() {
  const { t } = useTranslation();
  const { processes, materials } = useVocabularyOptions();
  const noSite = useNoSite();
  const required = [{ required: true }];
  return (
    <>
      {noSite ? (
        <Alert className="lz-notice" type="info" title={t("capacity.resources.noSite")} />
      ) : null}
      <div className="lz-pair">
        <Form.Item name="site" label={t("capacity.resources.site")} rules={required}>
          <SiteSelect />
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
      <Form.Item name="reference" label={t("capacity.resources.reference")}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="processes" label={t("capacity.resources.processes")} rules={required}>
        <Select mode="multiple" options={processes} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      {/* An expert, a program or a lorry works no material; the rules ask none of any kind. */}
      <Form.Item name="materials" label={t("capacity.resource.materials")}>
        <Select mode="multiple" options={materials} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
    </>
  );
}

/** What the form begins with: what is kept of the resource, or a new machine. */
function fieldsOf(resource: ResourcePartsFragment | null): Partial<ResourceFields> {
  if (resource === null) return { kind: "MACHINE" };
  const { name, kind, reference, site, envelope, toleranceMm, certificates, ...rest } = resource;
  const { batchLeast, batchMost, processes, materials } = rest;
  return {
    name: { zh: name.zh, en: name.en },
    kind,
    reference,
    site: site.id,
    processes: processes.map(({ code }) => code),
    materials: materials.map(({ code }) => code),
    ...(envelope ? { envelope: { x: envelope.x, y: envelope.y, z: envelope.z } } : {}),
    toleranceMm,
    ...(batchLeast === null ? {} : { batchLeast: String(batchLeast) }),
    ...(batchMost === null ? {} : { batchMost: String(batchMost) }),
    certificates: certificates.map((each) => certificateFields(site.timeZone, each)),
  };
}

const piecesOf = (typed: string | undefined) => (typed?.trim() ? Number(typed) : null);

/** What is asked for; the days of certificates are those of the site's clock. */
function inputOf(
  { envelope, batchLeast, batchMost, certificates, ...fields }: ResourceFields,
  zone: string,
  resource: ResourcePartsFragment | null,
): ResourceAddInput {
  return {
    ...fields,
    materials: fields.materials ?? [],
    envelope: envelope?.x || envelope?.y || envelope?.z ? envelope : null,
    toleranceMm: fields.toleranceMm || null,
    reference: fields.reference?.trim() || null,
    batchLeast: piecesOf(batchLeast),
    batchMost: piecesOf(batchMost),
    certificates: (certificates ?? []).map((each) =>
      certificateInput(zone, each, resource?.certificates ?? []),
    ),
  };
}

interface ResourceFormProps {
  /** Null for a new one. */
  readonly resource: ResourcePartsFragment | null;
  readonly close: () => void;
}

function ResourceForm({ resource, close }: ResourceFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ResourceFields>();
  const add = useCommand(ResourceAddDocument);
  const change = useCommand(ResourceChangeDocument);
  const { show, alert } = useFormFault(form);
  const chosen = Form.useWatch("site", form);
  const site = useSite(chosen);
  const submit = async (fields: ResourceFields) => {
    if (site === null) return;
    const input = inputOf(fields, site.timeZone, resource);
    const outcome = await (resource === null
      ? add.run({ input })
      : change.run({ input: { resource: resource.id, as: input } }));
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t(resource ? "capacity.resources.changed" : "capacity.resources.added"));
    close();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={fieldsOf(resource)}
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
        loading={add.busy || change.busy}
        disabled={chosen !== undefined && site === null}
        className="lz-submit"
      >
        {t(resource ? "capacity.resources.save" : "capacity.resources.add")}
      </Button>
    </Form>
  );
}

interface ResourceSheetProps extends ResourceFormProps {
  readonly open: boolean;
}

/** Adds what can be booked, with what it can do, or describes it anew. */
export function ResourceSheet({ resource, open, close }: ResourceSheetProps) {
  const { t } = useTranslation();
  const title = t(resource ? "capacity.resource.changeTitle" : "capacity.resource.title");
  return (
    <SideSheet title={title} open={open} close={close} width={620}>
      <ResourceForm resource={resource} close={close} />
    </SideSheet>
  );
}
