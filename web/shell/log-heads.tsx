import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty } from "../design/states.tsx";
import { LogHeadsDocument, type LogHeadsQuery } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";

type Head = LogHeadsQuery["logHeads"]["nodes"][number];

function useColumns(): readonly Column<Head>[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  return [
    { key: "size", title: t("log.entries"), heads: true, show: ({ size }) => number(size) },
    { key: "at", title: t("log.at"), show: ({ at }) => <Instant at={at} /> },
    {
      key: "root",
      title: t("log.root"),
      show: ({ root }) => <span className="lz-code lz-digest">{root}</span>,
    },
    {
      key: "cosigned",
      title: t("log.cosigned"),
      end: true,
      show: ({ cosignatures }) => number(cosignatures),
    },
  ];
}

/** The log's heads, the newest first. */
export function LogHeads() {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: LogHeadsDocument,
    pick: ({ logHeads }) => logHeads,
    variables: {},
    pageSize: 10,
    heeds: [],
  });
  return (
    <Panel title={t("log.heads")}>
      <PagedListing
        name={t("log.heads")}
        columns={columns}
        pages={pages}
        keyOf={({ size }) => size}
        empty={<Empty title={t("log.noHeads")} />}
      />
    </Panel>
  );
}
