import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  IncidentThawConfirmDocument,
  IncidentThawsDocument,
  type IncidentThawsQuery,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "../workbench/act-button.tsx";

type Thaw = IncidentThawsQuery["incidentThaws"]["nodes"][number];

function useColumns(): readonly Column<Thaw>[] {
  const { t } = useTranslation();
  const { words, instant } = useFormats();
  return [
    {
      key: "firm",
      title: t("incidents.firm"),
      heads: true,
      show: ({ firm }) => words(firm.name),
    },
    { key: "reason", title: t("incidents.reason"), show: ({ reason }) => reason },
    {
      key: "asked",
      title: t("incidents.thaws.asked"),
      show: ({ askedAt }) => <Instant at={askedAt} />,
    },
    {
      key: "state",
      title: t("incidents.state"),
      show: ({ confirmedAt }) =>
        confirmedAt === null ? (
          <Pill tone="warn">{t("incidents.thaws.waiting")}</Pill>
        ) : (
          <Pill tone="good">{t("incidents.thaws.confirmed", { at: instant(confirmedAt) })}</Pill>
        ),
    },
  ];
}

function Confirm({ thaw }: { readonly thaw: Thaw }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const confirm = useCommand(IncidentThawConfirmDocument, ["Tenant"]);
  const firm = words(thaw.firm.name);
  return (
    <ActButton
      danger={false}
      label={t("incidents.thaws.confirm")}
      title={t("incidents.thaws.confirmTitle", { firm })}
      hint={t("incidents.thaws.confirmHint")}
      done={t("incidents.thaws.done", { firm })}
      about={firm}
      act={() => confirm.run({ id: thaw.id })}
    />
  );
}

/** Freezes that are asked to be lifted: the system administrator confirms. */
export function Thaws() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const pages = usePages({
    document: IncidentThawsDocument,
    pick: ({ incidentThaws }) => incidentThaws,
    variables: {},
    heeds: ["IncidentThaw"],
  });
  const acts = may("platform.confirm-thaws")
    ? {
        acts: (thaw: Thaw) => (thaw.confirmedAt === null ? <Confirm thaw={thaw} /> : null),
        actsTitle: t("app.acts"),
      }
    : {};
  return (
    <div className="lz-stack">
      <PageHead title={t("incidents.thaws.title")} lead={t("incidents.thaws.lead")} />
      <PagedListing
        name={t("incidents.thaws.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        {...acts}
        empty={<Empty title={t("incidents.thaws.empty")} />}
      />
    </div>
  );
}
