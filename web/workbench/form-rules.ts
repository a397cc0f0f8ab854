import { useTranslation } from "react-i18next";

/** A decimal number as text, or nothing. */
export function useDecimalRule() {
  const { t } = useTranslation();
  return { pattern: /^\d+(\.\d+)?$/, message: t("market.bad.number") };
}

/** An amount that the money field could read: integer minor units, or nothing. */
export function useMoneyRule() {
  const { t } = useTranslation();
  return { pattern: /^\d+$/, message: t("app.notAmount") };
}
