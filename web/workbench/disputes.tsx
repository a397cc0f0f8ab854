import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import { type DisputeCasePartsFragment, DisputesDocument } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { DisputeDue, DisputeState, SidePill } from "./dispute-words.tsx";

type Case = DisputeCasePartsFragment;

const partnerOf = ({ side, claimant, respondent }: Case) =>
  side === "CLAIMANT" ? respondent : claimant;

function useColumns(): readonly Column<Case>[] {
  const { t } = useTranslation();
  const { words, money } = useFormats();
  return [
    {
      key: "about",
      title: t("disputes.about"),
      heads: true,
      show: (row) => (
        <span className="lz-two">
          <span>{words(row.thing)}</span>
          <span>{words(partnerOf(row).name)}</span>
        </span>
      ),
    },
    {
      key: "claim",
      title: t("disputes.claimLabel"),
      show: ({ claim, side }) => (
        <span className="lz-two">
          <span>{t(`disputes.claim.${claim}`)}</span>
          {side ? (
            <span>
              <SidePill side={side} />
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: "amount",
      title: t("disputes.amount"),
      end: true,
      show: ({ amount }) =>
        amount ? (
          <strong>{money(amount)}</strong>
        ) : (
          <span className="lz-muted">{t("app.none")}</span>
        ),
    },
    {
      key: "stage",
      title: t("disputes.status"),
      show: (row) => <DisputeState {...row} />,
    },
    { key: "due", title: t("disputes.due"), show: (row) => <DisputeDue dueAt={row.dueAt} /> },
  ];
}

/** Cases that the firm is party to. */
export function Disputes() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const columns = useColumns();
  const pages = usePages({
    document: DisputesDocument,
    pick: ({ disputes }) => disputes,
    variables: {},
    heeds: ["DisputeCase"],
  });
  return (
    <div className="lz-stack">
      <PageHead title={t("disputes.title")} lead={t("disputes.lead")} />
      <PagedListing
        name={t("disputes.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        actsTitle={t("app.acts")}
        acts={(row) => (
          <Link to={`/disputes/${row.id}`}>
            {t("disputes.view")}
            <span className="lz-hidden">{words(row.thing)}</span>
          </Link>
        )}
        empty={
          <Empty
            title={t("disputes.empty")}
            hint={t("disputes.emptyHint")}
            action={<Link to="/bookings/made">{t("disputes.toBookings")}</Link>}
          />
        }
      />
    </div>
  );
}
