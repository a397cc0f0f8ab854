import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Json } from "../../contracts/events/index.ts";
import { Instant } from "../design/instant.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import type { DisputeFilePartsFragment } from "../graphql/generated/graphql.ts";
import { SidePill } from "./dispute-words.tsx";
import { type Verified, verified } from "./evidence-verified.ts";

type File = DisputeFilePartsFragment;
type Evidence = File["evidence"][number];

const names = {
  "capacity.booking-requested.v1": "bookingRequested",
  "capacity.booking-cancelled.v1": "bookingCancelled",
  "tenancy.rules-accepted.v1": "rulesAccepted",
  "trace.event-captured.v1": "captured",
} as const;

const nameOf = (type: string) => (type in names ? names[type as keyof typeof names] : "other");

const tones = { verified: "good", pending: "note", failed: "bad" } as const satisfies Record<
  Verified["state"],
  Tone
>;

const textOf = (value: Json) => (typeof value === "string" ? value : JSON.stringify(value));

function Record({ item, logKey }: { readonly item: Evidence; readonly logKey: string }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Verified | null>(null);
  // After the page is drawn: hashing and one signature take some milliseconds.
  useEffect(() => {
    const timer = setTimeout(() => setFound(verified(item, logKey)));
    return () => clearTimeout(timer);
  }, [item, logKey]);
  return (
    <li className="lz-exhibit">
      <div className="lz-exhibit-head">
        <strong>{t(`disputes.event.${nameOf(item.type)}`)}</strong>
        <SidePill side={item.side} />
        <Pill tone={found ? tones[found.state] : "neutral"}>
          {t(`disputes.mark.${found?.state ?? "checking"}`)}
        </Pill>
        {found?.state === "verified" ? <Instant at={found.eventTime} /> : null}
      </div>
      {found?.state === "verified" ? (
        <>
          <Facts
            facts={found.fields.map(([name, value]) => [
              name,
              <span key={name} className="lz-code">
                {textOf(value)}
              </span>,
            ])}
          />
          <p className="lz-muted">
            {t("disputes.logIndex", { index: found.logIndex })}
            {found.withheld > 0 ? ` · ${t("disputes.withheld", { count: found.withheld })}` : null}
          </p>
        </>
      ) : null}
    </li>
  );
}

/** What stands in the ledger, each piece verified here. */
export function DisputeEvidence({ file }: { readonly file: File }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("disputes.evidence")}>
      <p className="lz-muted">{t("disputes.evidenceLead")}</p>
      {file.evidence.length === 0 ? <p>{t("disputes.noEvidence")}</p> : null}
      <ul className="lz-exhibits">
        {file.evidence.map((item) => (
          <Record key={item.eventId} item={item} logKey={file.logKey} />
        ))}
      </ul>
    </Panel>
  );
}
