import { useTranslation } from "react-i18next";
import { RouteTabs } from "./route-tabs.tsx";

/** What a firm names itself, one by one and many at once, for whom its classes are, and what others show it. */
export function IdentifierTabs() {
  const { t } = useTranslation();
  return (
    <RouteTabs
      label={t("identifiers.title")}
      tabs={[
        { to: "/identifiers/own", title: t("identifiers.tabs.own") },
        { to: "/identifiers/imports", title: t("identifierImports.title") },
        { to: "/identifiers/templates", title: t("identifiers.tabs.templates") },
        { to: "/identifiers/look-up", title: t("identifiers.tabs.lookUp") },
      ]}
    />
  );
}
