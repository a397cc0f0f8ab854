import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Empty } from "../design/states.tsx";
import { SupportLooksDocument, type SupportLooksQuery } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";

type Look = SupportLooksQuery["supportLooks"]["nodes"][number];

function useColumns(): readonly Column<Look>[] {
  const { t } = useTranslation();
  return [
    { key: "who", title: t("support.who"), heads: true, show: ({ who }) => who },
    {
      key: "what",
      title: t("support.what"),
      show: ({ asks }) => <span className="lz-code">{asks.join(", ")}</span>,
    },
    { key: "at", title: t("support.at"), show: ({ at }) => <Instant at={at} /> },
    {
      key: "from",
      title: t("support.from"),
      show: ({ fromAddress }) => <span className="lz-code">{fromAddress ?? "—"}</span>,
    },
  ];
}

function Looks({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: SupportLooksDocument,
    pick: ({ supportLooks }) => supportLooks,
    variables: { grant: id },
    heeds: [],
  });
  return (
    <PagedListing
      name={t("support.looks")}
      columns={columns}
      pages={pages}
      keyOf={(look) => look.id}
      empty={<Empty title={t("support.noLooks")} />}
    />
  );
}

interface SupportLooksProps {
  readonly grant: { readonly id: string; readonly purpose: string } | null;
  readonly close: () => void;
}

/** Who looked at what under one grant of support. */
export function SupportLooks({ grant, close }: SupportLooksProps) {
  const { t } = useTranslation();
  return (
    <SideSheet
      title={t("support.looksOf", { purpose: grant?.purpose ?? "" })}
      open={grant !== null}
      close={close}
      width={760}
    >
      {grant ? <Looks id={grant.id} /> : null}
    </SideSheet>
  );
}
