import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../words/formats.ts";
import type { ShownLine } from "./price.ts";

const parts = ["SET_UP", "HOURS", "PIECES"] as const satisfies ShownLine["part"][];

/** What a price is made of, as facts: set-up, hours and pieces, with a line for each tier. */
export function usePriceFacts(): (lines: readonly ShownLine[]) => [string, ReactNode][] {
  const { t } = useTranslation();
  const { hours, money, number } = useFormats();
  const said = ({ part, quantity, unitPrice, amount }: ShownLine) => {
    if (part === "SET_UP") return money(amount);
    const count = part === "HOURS" ? hours(quantity) : t("market.pieces", { n: number(quantity) });
    return `${count} × ${money(unitPrice)} = ${money(amount)}`;
  };
  return (lines) =>
    parts.flatMap((part): [string, ReactNode][] => {
      const own = lines.filter((line) => line.part === part);
      if (own.length === 0) return [];
      const each = own.map((line) => <span key={line.unitPrice.minor}>{said(line)}</span>);
      return [
        [
          t(`terms.pricePart.${part}`),
          <span key={part} className="lz-price-lines">
            {each}
          </span>,
        ],
      ];
    });
}
