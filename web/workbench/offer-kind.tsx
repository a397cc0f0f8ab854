import { Checkbox, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { InstantField } from "../design/fields.tsx";
import type { OfferKind } from "../graphql/generated/graphql.ts";
import { useDecimalRule } from "./form-rules.ts";
import { SeriesItems } from "./series-fields.tsx";

const kinds: readonly OfferKind[] = ["WINDOW", "BUCKET"];

/** What of a resource is offered and when: exclusive time, once or again, or hours of each week. */
export function OfferKindItems() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const decimal = useDecimalRule();
  const inWeeks = Form.useWatch<OfferKind | undefined>("kind") === "BUCKET";
  const recurs = Form.useWatch<boolean | undefined>("recurs") === true && !inWeeks;
  const bounds = inWeeks ? (["fromWeek", "untilWeek"] as const) : (["from", "until"] as const);
  const [from, until] = bounds;
  // Any hour of a day names its week.
  const day = inWeeks ? ({ day: "ends" } as const) : {};
  return (
    <>
      <Form.Item
        name="kind"
        label={t("capacity.publish.kind")}
        extra={t(`capacity.publish.kindHint.${inWeeks ? "BUCKET" : "WINDOW"}`)}
      >
        <Radio.Group
          options={kinds.map((each) => ({ value: each, label: t(`terms.offerKind.${each}`) }))}
          // A day of a week is no hour: what was chosen one way means nothing the other.
          onChange={() =>
            form.resetFields([
              ["window", "from"],
              ["window", "until"],
            ])
          }
        />
      </Form.Item>
      {inWeeks ? (
        <Form.Item
          name="weekHours"
          label={t("capacity.publish.weekHours")}
          rules={[{ required: true }, decimal]}
        >
          <Input inputMode="decimal" suffix="h" />
        </Form.Item>
      ) : (
        <Form.Item name="recurs" valuePropName="checked">
          <Checkbox>{t("series.recurs")}</Checkbox>
        </Form.Item>
      )}
      {recurs ? <SeriesItems /> : null}
      {recurs ? null : (
        <div className="lz-pair">
          <Form.Item
            name={["window", "from"]}
            label={t(`capacity.publish.${from}`)}
            rules={[{ required: true }]}
          >
            <InstantField {...day} />
          </Form.Item>
          <Form.Item
            name={["window", "until"]}
            label={t(`capacity.publish.${until}`)}
            rules={[{ required: true }]}
          >
            <InstantField {...day} />
          </Form.Item>
        </div>
      )}
    </>
  );
}
