import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../words/formats.ts";
import { useVocabularyOptions } from "./vocabulary.ts";
import type { Wants } from "./wants.ts";

/** What a search wants, in one line of the viewer's tongue. */
export function useSearchWords(): (wants: Wants) => string {
  const { t } = useTranslation();
  const { money, hours, mm, km, envelope, stretch } = useFormats();
  const { processes, materials } = useVocabularyOptions();
  return useMemo(() => {
    const choices = [...processes.flatMap(({ options }) => options), ...materials];
    const named = new Map(choices.map(({ value, label }) => [value, label]));
    const nameOf = (code: string | undefined) => code && (named.get(code) ?? code);
    const price = (minor: string) =>
      t("market.searches.atMost", { price: money({ minor, currency: "CNY" }) });
    return (wants) => {
      const parts = [
        nameOf(wants.process),
        nameOf(wants.material),
        wants.text && `“${wants.text}”`,
        wants.envelope && envelope(wants.envelope),
        wants.toleranceMm && t("market.tolerance2", { mm: `≤ ${mm(wants.toleranceMm)}` }),
        wants.hours && t("market.searches.needs", { hours: hours(wants.hours) }),
        wants.window && stretch(wants.window),
        wants.maxPricePerHourMinor && price(wants.maxPricePerHourMinor),
        wants.certificate && t("market.searches.certificate", { name: wants.certificate }),
        wants.withinKm && t("market.searches.nearest", { km: km(Number(wants.withinKm)) }),
        wants.nearMisses && t("market.nearMisses"),
      ].filter((part) => part);
      return parts.length > 0 ? parts.join(" · ") : t("market.searches.anything");
    };
  }, [processes, materials, t, money, hours, mm, km, envelope, stretch]);
}
