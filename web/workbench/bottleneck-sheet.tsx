import { App, Button, Checkbox, Form, Input, InputNumber, Radio, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  BottleneckChangeDocument,
  BottleneckCreateDocument,
  type BottleneckInput,
  type BottleneckPartsFragment,
  UtilisationDocument,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { ResourceSelect } from "./resource-select.tsx";
import { weeksFrom } from "./utilisation-weeks.ts";
import { useVocabularyOptions } from "./vocabulary.ts";

type Rule = BottleneckPartsFragment;

const kinds = ["MARKET", "OWN_PROCESS", "OWN_RESOURCE"] as const;
type Kind = (typeof kinds)[number];

const longestName = 60;
const mostWeeks = 26;
const spans = [1, 2, 4, 8, 13, mostWeeks];

interface Fields {
  name: string;
  kind: Kind;
  process?: string;
  resource?: string;
  city?: string;
  thresholdPercent: number;
  marginPercent: number;
  weeks: number;
  on: boolean;
}

function kindOf({ watch, resourceId }: Rule): Kind {
  if (watch === "MARKET") return "MARKET";
  return resourceId === null ? "OWN_PROCESS" : "OWN_RESOURCE";
}

/** A rule as it is asked for anew. */
export function inputOf(rule: Rule): BottleneckInput {
  const { name, watch, process, resourceId, city } = rule;
  const { thresholdPercent, marginPercent, weeks, on } = rule;
  const watched = { watch, process: process?.code ?? null, resource: resourceId, city };
  return { name, ...watched, thresholdPercent, marginPercent, weeks, on };
}

function askedIn({ kind, process, resource, city, ...limits }: Fields): BottleneckInput {
  return {
    ...limits,
    watch: kind === "MARKET" ? "MARKET" : "OWN",
    process: kind === "OWN_RESOURCE" ? null : (process ?? null),
    resource: kind === "OWN_RESOURCE" ? (resource ?? null) : null,
    city: kind === "MARKET" ? (city ?? null) : null,
  };
}

const usual = { thresholdPercent: 85, marginPercent: 5, weeks: 8, on: true } as const;

function fieldsOf(rule: Rule | null, process: string | null): Partial<Fields> {
  if (rule === null) return { ...usual, kind: "MARKET", ...(process === null ? {} : { process }) };
  const { name, thresholdPercent, marginPercent, weeks, on, resourceId, city } = rule;
  return {
    ...{ name, thresholdPercent, marginPercent, weeks, on, kind: kindOf(rule) },
    ...(rule.process ? { process: rule.process.code } : {}),
    ...(resourceId === null ? {} : { resource: resourceId }),
    ...(city === null ? {} : { city }),
  };
}

function ResourceItem() {
  const { t } = useTranslation();
  return (
    <Form.Item name="resource" label={t("bottlenecks.resource")} rules={[{ required: true }]}>
      <ResourceSelect size="large" />
    </Form.Item>
  );
}

/** The cities in which the viewer sees something offered. */
function CityItem() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const windows = useMemo(() => weeksFrom(new Date(), mostWeeks), []);
  const [{ data }] = useAsked({
    query: UtilisationDocument,
    variables: { input: { by: "CITY", windows } },
  });
  const options = (data?.utilisation ?? []).map(({ key, name }) => ({
    value: key,
    label: words(name),
  }));
  return (
    <Form.Item name="city" label={t("bottlenecks.city")}>
      <Select
        size="large"
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("bottlenecks.everywhere")}
        options={options}
      />
    </Form.Item>
  );
}

function Watched({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation();
  const { processes } = useVocabularyOptions();
  if (kind === "OWN_RESOURCE") return <ResourceItem />;
  return (
    <>
      <Form.Item name="process" label={t("bottlenecks.process")} rules={[{ required: true }]}>
        <Select size="large" showSearch={{ optionFilterProp: "label" }} options={processes} />
      </Form.Item>
      {kind === "MARKET" ? <CityItem /> : null}
    </>
  );
}

function Limits() {
  const { t } = useTranslation();
  const whole = { size: "large", precision: 0, style: { width: "100%" } } as const;
  const required = [{ required: true }];
  return (
    <>
      <Form.Item name="thresholdPercent" label={t("bottlenecks.threshold")} rules={required}>
        <InputNumber {...whole} min={2} max={100} />
      </Form.Item>
      <Form.Item
        name="marginPercent"
        label={t("bottlenecks.margin")}
        extra={t("bottlenecks.marginHint")}
        rules={required}
      >
        <InputNumber {...whole} min={1} max={50} />
      </Form.Item>
      <Form.Item name="weeks" label={t("bottlenecks.weeks")} rules={required}>
        <Select
          size="large"
          options={spans.map((number) => ({
            value: number,
            label: t("bottlenecks.weeksOf", { number }),
          }))}
        />
      </Form.Item>
    </>
  );
}

/** Keeps the rule, as a new one or in place of what it was. */
function useKeep(rule: Rule | null) {
  const create = useCommand(BottleneckCreateDocument, ["Bottleneck"]);
  const change = useCommand(BottleneckChangeDocument, ["Bottleneck"]);
  return {
    busy: create.busy || change.busy,
    keep: (as: BottleneckInput) =>
      rule === null ? create.run({ input: as }) : change.run({ input: { id: rule.id, as } }),
  };
}

interface RuleFormProps {
  readonly rule: Rule | null;
  /** What the page is filtered to. */
  readonly process: string | null;
  readonly close: () => void;
}

function RuleForm({ rule, process, close }: RuleFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { busy, keep } = useKeep(rule);
  const { show, alert } = useFormFault(form);
  const first = fieldsOf(rule, process);
  const kind = Form.useWatch("kind", form) ?? first.kind ?? "MARKET";
  const submit = async (fields: Fields) => {
    const outcome = await keep(askedIn(fields));
    show(outcome.done ? null : outcome.fault);
    if (!outcome.done) return;
    message.success(t("bottlenecks.saved", { name: outcome.value.name }));
    close();
  };
  return (
    <Form
      form={form}
      name="bottleneck"
      layout="vertical"
      initialValues={first}
      onFinish={(fields) => void submit(fields)}
    >
      {alert}
      <Form.Item
        name="name"
        label={t("bottlenecks.name")}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input size="large" maxLength={longestName} placeholder={t("bottlenecks.nameHint")} />
      </Form.Item>
      <Form.Item name="kind" label={t("bottlenecks.kind")}>
        <Radio.Group
          vertical
          options={kinds.map((value) => ({ value, label: t(`bottlenecks.kinds.${value}`) }))}
        />
      </Form.Item>
      <Watched kind={kind} />
      <Limits />
      <Form.Item name="on" valuePropName="checked">
        <Checkbox>{t("bottlenecks.on")}</Checkbox>
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t("bottlenecks.save")}
      </Button>
    </Form>
  );
}

interface RuleSheetProps extends RuleFormProps {
  readonly open: boolean;
}

/** Adds a rule, or changes one. */
export function BottleneckSheet({ open, ...rest }: RuleSheetProps) {
  const { t } = useTranslation();
  const title = t(rest.rule === null ? "bottlenecks.add" : "bottlenecks.change");
  return (
    <SideSheet title={title} open={open} close={rest.close}>
      <RuleForm key={rest.rule?.id ?? ""} {...rest} />
    </SideSheet>
  );
}
