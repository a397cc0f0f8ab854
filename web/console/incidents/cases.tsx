import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Instant } from "../../design/instant.tsx";
import { type Column, PagedListing } from "../../design/listing.tsx";
import { Empty } from "../../design/states.tsx";
import { IncidentsDocument, type IncidentsQuery } from "../../graphql/generated/graphql.ts";
import { usePages } from "../../graphql/pages.ts";
import { Marks, useSpan } from "./marks.tsx";

type Case = IncidentsQuery["incidents"]["nodes"][number];

function useColumns(): readonly Column<Case>[] {
  const { t } = useTranslation();
  const span = useSpan();
  return [
    {
      key: "title",
      title: t("incidents.titleField"),
      heads: true,
      show: ({ id, title }) => <Link to={`/console/incidents/cases/${id}`}>{title}</Link>,
    },
    {
      key: "kind",
      title: t("incidents.kind"),
      show: ({ kind }) => t(`incidents.kindOf.${kind}`),
    },
    {
      key: "state",
      title: t("incidents.state"),
      show: (incident) => <Marks incident={incident} />,
    },
    {
      key: "detected",
      title: t("incidents.detected"),
      show: ({ detectedAt }) => <Instant at={detectedAt} />,
    },
    {
      key: "contained",
      title: t("incidents.toContainment"),
      show: ({ secondsToContainment: seconds }) =>
        seconds === null ? t("incidents.notYet") : span(seconds),
    },
  ];
}

/** Incidents and exercises, the newest first. */
export function Cases() {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: IncidentsDocument,
    pick: ({ incidents }) => incidents,
    variables: {},
    heeds: ["Incident"],
  });
  return (
    <PagedListing
      name={t("incidents.tabs.cases")}
      columns={columns}
      pages={pages}
      keyOf={({ id }) => id}
      empty={<Empty title={t("incidents.cases.empty")} hint={t("incidents.cases.hint")} />}
    />
  );
}
