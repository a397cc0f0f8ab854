import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Empty } from "../design/states.tsx";
import {
  IdentifierHistoryDocument,
  type IdentifierHistoryQuery,
  type IdentifierPartsFragment,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { IdentifierValues } from "./identifier-values.tsx";

type Version = IdentifierHistoryQuery["identifierHistory"]["nodes"][number];

function useColumns(): readonly Column<Version>[] {
  const { t } = useTranslation();
  return [
    {
      key: "version",
      title: t("identifiers.history"),
      heads: true,
      show: ({ version, act, at, who }) => (
        <span className="lz-two">
          <span>{t("identifiers.version", { version })}</span>
          <span>
            {t(`identifiers.act.${act}`)} <Instant at={at} /> {who}
          </span>
        </span>
      ),
    },
    {
      key: "values",
      title: t("identifiers.values"),
      show: ({ values }) => <IdentifierValues values={values} />,
    },
  ];
}

function Versions({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: IdentifierHistoryDocument,
    pick: ({ identifierHistory }) => identifierHistory,
    variables: { id },
    heeds: ["IdentifierVersion"],
  });
  return (
    <PagedListing
      name={t("identifiers.history")}
      columns={columns}
      pages={pages}
      keyOf={({ version }) => String(version)}
      empty={<Empty title={t("identifiers.historyEmpty")} />}
    />
  );
}

interface HistoryProps {
  readonly record: IdentifierPartsFragment | null;
  readonly close: () => void;
}

/** What an identifier was before each change. */
export function IdentifierHistory({ record, close }: HistoryProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("identifiers.history")} open={record !== null} close={close}>
      {record ? <Versions id={record.id} /> : null}
    </SideSheet>
  );
}
