import { useTranslation } from "react-i18next";
import { HealthNumbers } from "../console/health-numbers.tsx";
import { PageHead } from "../design/page-head.tsx";
import { useMay, useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { Guide } from "./guide.tsx";
import { FirmOverview } from "./overview.tsx";

/** What matters now, by role. */
export function Home() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const may = useMay();
  const { words } = useFormats();
  const roles = viewer.roles.map((role) => t(`terms.role.${role}`)).join(t("app.listSeparator"));
  return (
    <div className="lz-stack">
      <PageHead
        title={t("places.home")}
        heading={t("home.hello", { name: viewer.person.name })}
        lead={t("home.lead", { firm: words(viewer.firm.name), roles })}
      />
      <Guide />
      {viewer.operator ? null : <FirmOverview />}
      {may("platform.read-health") ? <HealthNumbers /> : null}
    </div>
  );
}
