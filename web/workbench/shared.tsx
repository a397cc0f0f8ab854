import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { SharedEventsDocument, type SharedEventsQuery } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { stepName } from "../passport/steps.ts";
import { useFormats } from "../words/formats.ts";
import { readable } from "./event-body.ts";
import { useWithheldList } from "./event-fields.ts";
import { useEventTypeName } from "./event-type.ts";
import { ProofButton } from "./proof-button.tsx";

type SharedEvent = SharedEventsQuery["sharedEvents"]["nodes"][number];

const keyOf = ({ grant, eventTime }: SharedEvent) => `${grant.id} ${eventTime}`;

function Withheld({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation();
  return names.length === 0 ? (
    <Pill tone="good">{t("trace.shared.nothingWithheld")}</Pill>
  ) : (
    <Pill tone="note">{t("trace.shared.withheld", { count: names.length })}</Pill>
  );
}

function useColumns(): readonly Column<SharedEvent>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  return [
    {
      key: "step",
      title: t("trace.step"),
      heads: true,
      show: ({ bizStep, eventType, owner }) => (
        <span className="lz-two">
          <span>{words(stepName(bizStep, eventType))}</span>
          <span>{words(owner.name)}</span>
        </span>
      ),
    },
    { key: "when", title: t("trace.when"), show: ({ eventTime }) => <Instant at={eventTime} /> },
    { key: "purpose", title: t("trace.shared.purpose"), show: ({ grant }) => grant.purpose },
    {
      key: "until",
      title: t("trace.shared.until"),
      show: ({ grant }) =>
        grant.validUntil ? (
          <Instant at={grant.validUntil} />
        ) : (
          <span className="lz-muted">{t("trace.shared.forever")}</span>
        ),
    },
    {
      key: "withheld",
      title: t("trace.share.fields"),
      show: ({ withheld }) => <Withheld names={withheld} />,
    },
  ];
}

function Opened({ event }: { readonly event: SharedEvent }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const listOf = useWithheldList();
  const typeName = useEventTypeName();
  return (
    <div className="lz-stack">
      <Facts
        facts={[
          [t("trace.shared.owner"), words(event.owner.name)],
          [t("trace.event.type"), typeName(event.eventType)],
          [t("trace.event.happened"), <Instant key="at" at={event.eventTime} />],
          [t("trace.shared.purpose"), event.grant.purpose],
          event.withheld.length > 0 ? [t("trace.shared.withheldTitle"), listOf(event)] : null,
        ]}
      />
      {event.proof ? (
        <ProofButton
          address={event.proof}
          label={t("trace.shared.proof")}
          hint={t("trace.shared.proofHint")}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <section className="lz-json" tabIndex={0} aria-label={t("trace.event.body")}>
        {readable(event.body)}
      </section>
    </div>
  );
}

/** Events that other firms have granted to the viewer's. */
export function Shared() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const pages = usePages({
    document: SharedEventsDocument,
    pick: ({ sharedEvents }) => sharedEvents,
    variables: {},
    heeds: ["SharedEvent", "Grant"],
  });
  const open = pages.rows.find((event) => keyOf(event) === openKey) ?? null;
  return (
    <div className="lz-stack">
      <PageHead title={t("trace.shared.title")} lead={t("trace.shared.lead")} />
      <PagedListing
        name={t("trace.shared.title")}
        columns={columns}
        pages={pages}
        keyOf={keyOf}
        acts={(event) => (
          <Button onClick={() => setOpenKey(keyOf(event))}>{t("app.details")}</Button>
        )}
        actsTitle={t("app.acts")}
        empty={<Empty title={t("trace.shared.empty")} hint={t("trace.shared.emptyHint")} />}
      />
      <SideSheet
        title={t("trace.event.title")}
        open={open !== null}
        close={() => setOpenKey(null)}
        width={640}
      >
        {open ? <Opened event={open} /> : null}
      </SideSheet>
    </div>
  );
}
