import { Button, Checkbox, Form, Input, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useClearable } from "../design/clearable.tsx";
import { InstantField, MoneyField } from "../design/fields.tsx";
import { useFormFault } from "../design/form-fault.tsx";
import type { Fault } from "../graphql/fault.ts";
import { useDecimalRule, useMoneyRule, usePiecesRule } from "./form-rules.ts";
import { SiteSelect } from "./site-select.tsx";
import { useVocabularyOptions } from "./vocabulary.ts";
import type { Wants } from "./wants.ts";

interface MarketFormProps {
  readonly wants: Wants;
  /** Why the market could not be asked with these wants. */
  readonly fault: Fault | null;
  readonly search: (wants: Wants) => void;
}

function WindowFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Wants>();
  const bothOrNone = (other: "from" | "until") => ({
    validator: (_rule: unknown, value: string | null) => {
      const beside: unknown = form.getFieldValue(["window", other]);
      const whole = Boolean(value) === Boolean(beside);
      return whole ? Promise.resolve() : Promise.reject(new Error(t("market.bad.window")));
    },
  });
  const inOrder = {
    validator: (_rule: unknown, value: string | null) => {
      const from = form.getFieldValue(["window", "from"]) as string | null | undefined;
      const wrong = value && from && Date.parse(value) <= Date.parse(from);
      return wrong ? Promise.reject(new Error(t("market.bad.order"))) : Promise.resolve();
    },
  };
  return (
    <>
      <Form.Item
        name={["window", "from"]}
        label={t("market.from")}
        dependencies={[["window", "until"]]}
        rules={[bothOrNone("until")]}
      >
        <InstantField />
      </Form.Item>
      <Form.Item
        name={["window", "until"]}
        label={t("market.until")}
        dependencies={[["window", "from"]]}
        rules={[bothOrNone("from"), inOrder]}
      >
        <InstantField />
      </Form.Item>
    </>
  );
}

function EnvelopeFields() {
  const { t } = useTranslation();
  const decimal = useDecimalRule();
  return (
    <Form.Item label={t("market.envelope")} className="lz-compound">
      <div className="lz-triple">
        {(["x", "y", "z"] as const).map((axis) => (
          <Form.Item key={axis} name={["envelope", axis]} rules={[decimal]}>
            <Input
              inputMode="decimal"
              placeholder={axis.toUpperCase()}
              aria-label={t("market.side", { axis: axis.toUpperCase() })}
            />
          </Form.Item>
        ))}
      </div>
    </Form.Item>
  );
}

function PlaceFields() {
  const { t } = useTranslation();
  const decimal = useDecimalRule();
  return (
    <div className="lz-pair">
      <Form.Item name="fromSite" label={t("market.fromSite")}>
        <SiteSelect allowClear />
      </Form.Item>
      <Form.Item name="withinKm" label={t("market.withinKm")} rules={[decimal]}>
        <Input inputMode="decimal" suffix={t("market.km")} />
      </Form.Item>
    </div>
  );
}

/** What is wanted of the market; nothing is required. */
export function MarketForm({ wants, fault, search }: MarketFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wants>();
  const decimal = useDecimalRule();
  const money = useMoneyRule();
  const pieces = usePiecesRule();
  const clearable = useClearable();
  const { processes, materials } = useVocabularyOptions();
  // The address may change under the form: back, forward, or a link.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wants are its initial values
  useEffect(() => form.resetFields(), [form, wants]);
  const { show } = useFormFault(form);
  useEffect(() => show(fault), [show, fault]);

  return (
    <Form form={form} layout="vertical" initialValues={wants} onFinish={search}>
      <Form.Item name="text" label={t("market.text")}>
        <Input allowClear={clearable} placeholder={t("market.textHint")} />
      </Form.Item>
      <Form.Item name="process" label={t("market.process")}>
        <Select
          allowClear={clearable}
          showSearch={{ optionFilterProp: "label" }}
          options={processes}
        />
      </Form.Item>
      <Form.Item name="material" label={t("market.material")}>
        <Select
          allowClear={clearable}
          showSearch={{ optionFilterProp: "label" }}
          options={materials}
        />
      </Form.Item>
      <EnvelopeFields />
      <div className="lz-pair">
        <Form.Item name="toleranceMm" label={t("market.tolerance")} rules={[decimal]}>
          <Input inputMode="decimal" suffix="mm" />
        </Form.Item>
        <Form.Item name="hours" label={t("market.hours")} rules={[decimal]}>
          <Input inputMode="decimal" suffix="h" />
        </Form.Item>
      </div>
      <Form.Item name="pieces" label={t("market.piecesWanted")} rules={[pieces]}>
        <Input inputMode="numeric" placeholder={t("market.piecesHint")} />
      </Form.Item>
      <WindowFields />
      <Form.Item name="maxPricePerHourMinor" label={t("market.maxPrice")} rules={[money]}>
        <MoneyField unit={t("market.perHour")} />
      </Form.Item>
      <Form.Item name="certificate" label={t("market.certificate")}>
        <Input placeholder={t("market.certificateHint")} />
      </Form.Item>
      <PlaceFields />
      <Form.Item name="nearMisses" valuePropName="checked">
        <Checkbox>{t("market.nearMisses")}</Checkbox>
      </Form.Item>
      <div className="lz-row lz-form-foot">
        <Button type="primary" htmlType="submit">
          {t("market.apply")}
        </Button>
        <Button onClick={() => search({})}>{t("market.clear")}</Button>
      </div>
    </Form>
  );
}
