import { CloseCircleFilled } from "@ant-design/icons";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/**
 * For `allowClear`: the library names a select's clearing button in English only, and an input's,
 * which Tab reaches, not at all.
 */
export function useClearable() {
  const { t } = useTranslation();
  return useMemo(
    () => ({ clearIcon: <CloseCircleFilled aria-label={t("app.clear")} />, label: t("app.clear") }),
    [t],
  );
}
