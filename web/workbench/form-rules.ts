import { useTranslation } from "react-i18next";

/** A decimal number as text, or nothing. */
export function useDecimalRule() {
  const { t } = useTranslation();
  return { pattern: /^\d+(\.\d+)?$/, message: t("market.bad.number") };
}

/** A whole number of pieces from 1 on, or nothing. */
export function usePiecesRule() {
  const { t } = useTranslation();
  return { pattern: /^\s*([1-9]\d{0,9})?\s*$/, message: t("capacity.resource.badPieces") };
}

/** An amount that the money field could read: integer minor units, or nothing. */
export function useMoneyRule() {
  const { t } = useTranslation();
  return { pattern: /^\d+$/, message: t("app.notAmount") };
}
