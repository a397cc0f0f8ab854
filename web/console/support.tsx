import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import {
  type SupportGrantPartsFragment,
  SupportGrantsDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { RoomPills, SupportState, supportStateOf } from "../workbench/support-grant.tsx";

type Grant = SupportGrantPartsFragment;

function useColumns(): readonly Column<Grant>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  return [
    {
      key: "firm",
      title: t("support.console.firm"),
      heads: true,
      show: ({ firm, purpose }) => (
        <span className="lz-two">
          <span>{words(firm.name)}</span>
          <span>{purpose}</span>
        </span>
      ),
    },
    {
      key: "rooms",
      title: t("support.rooms"),
      show: ({ rooms }) => <RoomPills rooms={rooms} />,
    },
    {
      key: "until",
      title: t("support.until"),
      show: ({ validUntil }) => <Instant at={validUntil} />,
    },
    {
      key: "status",
      title: t("support.status"),
      show: (grant) => <SupportState grant={grant} />,
    },
  ];
}

function Look({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  if (supportStateOf(grant) !== "valid") return null;
  return (
    <Link to={`/console/support/${grant.id}`}>
      {t("support.console.look")}
      <span className="lz-hidden">{words(grant.firm.name)}</span>
    </Link>
  );
}

/** What firms let the operator's support look at. */
export function Supported() {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: SupportGrantsDocument,
    pick: ({ supportGrants }) => supportGrants,
    variables: {},
    heeds: ["SupportGrant"],
  });
  return (
    <div className="lz-stack">
      <PageHead title={t("support.console.title")} lead={t("support.console.lead")} />
      <PagedListing
        name={t("support.console.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        actsTitle={t("app.acts")}
        acts={(grant) => <Look grant={grant} />}
        empty={<Empty title={t("support.console.empty")} hint={t("support.console.emptyHint")} />}
      />
    </div>
  );
}
