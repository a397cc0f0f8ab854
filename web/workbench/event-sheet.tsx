import { ShareAltOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { Instant } from "../design/instant.tsx";
import { Facts } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { dispositionName, stepName } from "../passport/steps.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { AllCodes } from "./codes.tsx";
import { readable } from "./event-body.ts";
import { useEventTypeName } from "./event-type.ts";
import { ShareForm } from "./share-form.tsx";
import type { TraceEvent } from "./trace-event.ts";

function EventFacts({ event }: { readonly event: TraceEvent }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const typeName = useEventTypeName();
  const code = (value: string) => <span className="lz-code">{value}</span>;
  const { disposition, readPoint, bizLocation, eventId, logIndex } = event;
  return (
    <Facts
      facts={[
        [t("trace.step"), words(stepName(event.bizStep, event.eventType))],
        [t("trace.event.type"), typeName(event.eventType)],
        disposition ? [t("trace.event.disposition"), words(dispositionName(disposition))] : null,
        [
          t("trace.event.happened"),
          <span key="happened" className="lz-two">
            <Instant at={event.eventTime} />
            <span>{t("trace.event.offset", { offset: event.eventTimeZoneOffset })}</span>
          </span>,
        ],
        [t("trace.event.recordedAt"), <Instant key="recorded" at={event.recordTime} />],
        readPoint ? [t("trace.event.readPoint"), code(readPoint)] : null,
        bizLocation ? [t("trace.event.bizLocation"), code(bizLocation)] : null,
        eventId ? [t("trace.event.eventId"), code(eventId)] : null,
        [
          t("trace.ledger"),
          <Pill key="mark" tone={event.recorded ? "good" : "warn"}>
            {t(event.recorded ? "trace.recorded" : "trace.pending")}
          </Pill>,
        ],
        logIndex ? [t("trace.event.logIndex"), code(logIndex)] : null,
        [
          t("trace.event.audience"),
          event.audience === "public" ? t("trace.event.everyone") : code(event.audience),
        ],
      ]}
    />
  );
}

function Opened({ event }: { readonly event: TraceEvent }) {
  const { t } = useTranslation();
  const may = useMay();
  const [sharing, setSharing] = useState(false);
  return (
    <div className="lz-stack">
      <EventFacts event={event} />
      <section className="lz-stack lz-tight">
        <h2>{t("trace.event.codes")}</h2>
        <AllCodes codes={event.codes} />
      </section>
      {may("tenancy.grant") && !sharing ? (
        <Button icon={<ShareAltOutlined aria-hidden />} onClick={() => setSharing(true)}>
          {t("trace.event.share")}
        </Button>
      ) : null}
      {sharing ? <ShareForm event={event} done={() => setSharing(false)} /> : null}
      <section className="lz-stack lz-tight">
        <h2>{t("trace.event.body")}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
        <section className="lz-json" tabIndex={0} aria-label={t("trace.event.body")}>
          {readable(event.body)}
        </section>
      </section>
    </div>
  );
}

interface EventSheetProps {
  /** Null keeps the sheet closed. */
  readonly event: TraceEvent | null;
  readonly close: () => void;
}

/** One trace event as it was captured, with its codes, its mark and the way to share it. */
export function EventSheet({ event, close }: EventSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("trace.event.title")} open={event !== null} close={close} width={640}>
      {event ? <Opened key={event.id} event={event} /> : null}
    </SideSheet>
  );
}
