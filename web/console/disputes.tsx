import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import {
  type DisputeCasePartsFragment,
  DisputeQueueDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { DisputeDue, DisputeState } from "../workbench/dispute-words.tsx";

type Case = DisputeCasePartsFragment;

function useColumns(): readonly Column<Case>[] {
  const { t } = useTranslation();
  const { words, money } = useFormats();
  return [
    {
      key: "parties",
      title: t("disputes.parties"),
      heads: true,
      show: ({ claimant, respondent, thing }) => (
        <span className="lz-two">
          <span>
            {t("disputes.against", {
              claimant: words(claimant.name),
              respondent: words(respondent.name),
            })}
          </span>
          <span>{words(thing)}</span>
        </span>
      ),
    },
    {
      key: "claim",
      title: t("disputes.claimLabel"),
      show: ({ claim }) => t(`disputes.claim.${claim}`),
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
    { key: "stage", title: t("disputes.status"), show: (row) => <DisputeState {...row} /> },
    { key: "due", title: t("disputes.due"), show: (row) => <DisputeDue dueAt={row.dueAt} /> },
  ];
}

/** All cases before the operator, what is due first at the top. */
export function DisputeQueue() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const columns = useColumns();
  const [closed, setClosed] = useState(false);
  const pages = usePages({
    document: DisputeQueueDocument,
    pick: ({ disputeQueue }) => disputeQueue,
    variables: { closed },
    heeds: ["DisputeCase"],
  });
  return (
    <div className="lz-stack">
      <PageHead title={t("places.disputeQueue")} lead={t("disputes.queue.lead")} />
      <div className="lz-stack lz-tight">
        <div className="lz-toolbar">
          <Select
            aria-label={t("disputes.queue.show")}
            value={closed}
            options={[
              { value: false, label: t("disputes.queue.open") },
              { value: true, label: t("disputes.queue.closed") },
            ]}
            onChange={setClosed}
          />
        </div>
        <PagedListing
          name={t("places.disputeQueue")}
          columns={columns}
          pages={pages}
          keyOf={({ id }) => id}
          actsTitle={t("app.acts")}
          acts={(row) => (
            <Link to={`/console/disputes/${row.id}`}>
              {t("disputes.view")}
              <span className="lz-hidden">{words(row.thing)}</span>
            </Link>
          )}
          empty={
            <Empty title={t(closed ? "disputes.queue.emptyClosed" : "disputes.queue.empty")} />
          }
        />
      </div>
    </div>
  );
}
