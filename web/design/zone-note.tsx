import { useTranslation } from "react-i18next";
import { useFormats } from "../words/formats.ts";

/** Names the zone in which a page shows its times. */
export function ZoneNote() {
  const { t } = useTranslation();
  const { zone, zoneTitle } = useFormats();
  return <span className="lz-muted">{t("app.timesIn", { name: zoneTitle(), zone: zone() })}</span>;
}
