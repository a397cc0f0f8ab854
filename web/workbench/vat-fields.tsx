import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useFormats } from "../words/formats.ts";
import { useDecimalRule } from "./form-rules.ts";
import { pointsOfPercent } from "./vat.ts";

/** What a planner says of VAT, as its form holds it. */
export interface VatFields {
  vatIncluded: boolean;
  /** The rate of a price without VAT, in percent as typed. */
  vatPercent?: string;
}

interface Taxed {
  readonly vatIncluded: boolean;
  readonly vatBasisPoints: number | null;
}

/** Whether VAT is in a price; if not, at which rate it comes on top where that is told. */
export function useVatWords() {
  const { t } = useTranslation();
  const { number } = useFormats();
  return ({ vatIncluded, vatBasisPoints }: Taxed): string => {
    if (vatIncluded) return t("market.vatIn");
    if (vatBasisPoints === null) return t("market.vatOut");
    return t("market.vatOutRate", { percent: number(vatBasisPoints / pointsOfPercent) });
  };
}

/** Whether the price includes VAT, and the rate of one that does not. */
export function VatItems() {
  const { t } = useTranslation();
  const decimal = useDecimalRule();
  const isIn = Form.useWatch<boolean | undefined>("vatIncluded") ?? true;
  return (
    <>
      <Form.Item name="vatIncluded" valuePropName="checked">
        <Checkbox>{t("capacity.publish.vat")}</Checkbox>
      </Form.Item>
      {isIn ? null : (
        <Form.Item
          name="vatPercent"
          label={t("capacity.publish.vatRate")}
          extra={t("capacity.publish.vatRateHint")}
          rules={[{ required: true }, decimal]}
        >
          <Input inputMode="decimal" suffix="%" />
        </Form.Item>
      )}
    </>
  );
}
