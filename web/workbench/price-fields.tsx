import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { MoneyField } from "../design/fields.tsx";
import type { PriceUnit } from "../graphql/generated/graphql.ts";
import { useMoneyRule, usePiecesRule } from "./form-rules.ts";

/** What a planner asks besides the price per hour, as its form holds it. */
export interface ExtrasFields {
  setUpMinor?: string | null;
  pricePerPieceMinor?: string | null;
  priceTiers?: { by: PriceUnit; beyond: string; priceMinor: string }[];
}

const units = ["HOURS", "PIECES"] as const satisfies PriceUnit[];
const mostTiers = 10;

/** An amount, or an empty field. */
function useOptionalMoney() {
  const money = useMoneyRule();
  return { ...money, pattern: /^\d*$/ };
}

function Tiers({ currency }: { readonly currency: string }) {
  const { t } = useTranslation();
  const money = useMoneyRule();
  const count = usePiecesRule();
  const options = units.map((each) => ({ value: each, label: t(`terms.priceUnit.${each}`) }));
  return (
    <Form.List name="priceTiers">
      {(fields, { add, remove }) => (
        <fieldset className="lz-fieldset">
          <legend>{t("capacity.price.tiers")}</legend>
          <p className="lz-muted">{t("capacity.price.tiersHint")}</p>
          {fields.map(({ key, name }) => (
            <div key={key} className="lz-price-tier">
              <Form.Item name={[name, "by"]} label={t("capacity.price.by")}>
                <Select options={options} />
              </Form.Item>
              <Form.Item
                name={[name, "beyond"]}
                label={t("capacity.price.beyond")}
                rules={[{ required: true }, count]}
              >
                <Input inputMode="numeric" />
              </Form.Item>
              <Form.Item
                name={[name, "priceMinor"]}
                label={t("capacity.price.unit")}
                rules={[{ required: true }, money]}
              >
                <MoneyField unit="" currency={currency} />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t("capacity.price.removeTier")}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={fields.length >= mostTiers}
            onClick={() => add({ by: "HOURS" })}
          >
            {t("capacity.price.addTier")}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** What an offer may ask besides its price per hour: all of it may be left empty. */
export function ExtrasItems({ currency }: { readonly currency: string }) {
  const { t } = useTranslation();
  const money = useOptionalMoney();
  return (
    <>
      <div className="lz-pair">
        <Form.Item name="setUpMinor" label={t("capacity.price.setUp")} rules={[money]}>
          <MoneyField unit={t("market.perBooking")} currency={currency} />
        </Form.Item>
        <Form.Item name="pricePerPieceMinor" label={t("capacity.price.perPiece")} rules={[money]}>
          <MoneyField unit={t("market.perPiece")} currency={currency} />
        </Form.Item>
      </div>
      <Tiers currency={currency} />
    </>
  );
}

/** The same as the contract's input; empty fields ask nothing. */
export function extrasInput({ setUpMinor, pricePerPieceMinor, priceTiers }: ExtrasFields) {
  return {
    setUpMinor: setUpMinor || null,
    pricePerPieceMinor: pricePerPieceMinor || null,
    priceTiers: (priceTiers ?? []).map(({ by, beyond, priceMinor }) => ({
      by,
      beyond: Number(beyond),
      priceMinor,
    })),
  };
}

/** How many pieces the booking has. */
export function PiecesItem() {
  const { t } = useTranslation();
  const pieces = usePiecesRule();
  return (
    <Form.Item
      name="pieces"
      label={t("market.booking.pieces")}
      rules={[{ required: true }, pieces]}
    >
      <Input inputMode="numeric" />
    </Form.Item>
  );
}
