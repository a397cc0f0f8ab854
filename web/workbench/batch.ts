import { useTranslation } from "react-i18next";
import { useFormats } from "../words/formats.ts";

/** In how many pieces work comes, at the least and at the most; null without limit. */
interface Batch {
  readonly batchLeast: number | null;
  readonly batchMost: number | null;
}

/** The lots that a resource takes, in words; undefined without any limit. */
export function useBatch() {
  const { t } = useTranslation();
  const { number } = useFormats();
  return ({ batchLeast, batchMost }: Batch) => {
    if (batchLeast !== null && batchMost !== null) {
      return `${number(batchLeast)}–${number(batchMost)}`;
    }
    if (batchLeast !== null) return t("capacity.resources.atLeast", { least: number(batchLeast) });
    if (batchMost !== null) return t("capacity.resources.atMost", { most: number(batchMost) });
    return undefined;
  };
}
