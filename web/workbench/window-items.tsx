import { Form } from "antd";
import type { RuleObject } from "antd/es/form";
import { useTranslation } from "react-i18next";
import { InstantField } from "../design/fields.tsx";

/** The two fields of a window, `window` in their form; `rule` judges it as a whole. */
export function WindowItems({ rule }: { readonly rule: RuleObject }) {
  const { t } = useTranslation();
  return (
    <div className="lz-pair">
      <Form.Item
        name={["window", "from"]}
        label={t("market.booking.from")}
        rules={[{ required: true }]}
      >
        <InstantField />
      </Form.Item>
      <Form.Item
        name={["window", "until"]}
        label={t("market.booking.until")}
        dependencies={[["window", "from"]]}
        rules={[{ required: true }, rule]}
      >
        <InstantField />
      </Form.Item>
    </div>
  );
}
