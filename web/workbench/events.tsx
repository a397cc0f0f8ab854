import { Button, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useClearable } from "../design/clearable.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { TraceEventsDocument } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { namedWords, stepName } from "../passport/steps.ts";
import { useFormats } from "../words/formats.ts";
import { codeLabel } from "./code-label.ts";
import { SomeCodes } from "./codes.tsx";
import { EventSheet } from "./event-sheet.tsx";
import { useEventTypeName } from "./event-type.ts";
import { ThingProof } from "./thing-proof.tsx";
import type { TraceEvent } from "./trace-event.ts";

function useColumns(): readonly Column<TraceEvent>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  const typeName = useEventTypeName();
  return [
    {
      key: "step",
      title: t("trace.step"),
      heads: true,
      show: ({ bizStep, eventType }) => (
        <span className="lz-two">
          <span>{words(stepName(bizStep, eventType))}</span>
          <span>{typeName(eventType)}</span>
        </span>
      ),
    },
    { key: "when", title: t("trace.when"), show: ({ eventTime }) => <Instant at={eventTime} /> },
    { key: "what", title: t("trace.what"), show: ({ codes }) => <SomeCodes codes={codes} /> },
    {
      key: "where",
      title: t("trace.where"),
      show: ({ bizLocation, readPoint }) => (
        <span className="lz-code lz-muted">{codeLabel(bizLocation ?? readPoint ?? "–")}</span>
      ),
    },
    {
      key: "recorded",
      title: t("trace.ledger"),
      show: ({ recorded }) => (
        <Pill tone={recorded ? "good" : "warn"}>
          {t(recorded ? "trace.recorded" : "trace.pending")}
        </Pill>
      ),
    },
  ];
}

interface Filter {
  readonly code: string;
  readonly bizStep: string;
}

function FilterBar({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const clearable = useClearable();
  const steps = useMemo(
    () =>
      [...namedWords.ownSteps, ...namedWords.steps].map((step) => ({
        value: step,
        label: words(stepName(step, "")),
      })),
    [words],
  );
  return (
    <div className="lz-toolbar">
      <Input.Search
        key={filter.code}
        allowClear={clearable}
        defaultValue={filter.code}
        aria-label={t("trace.codeHint")}
        placeholder={t("trace.codeHint")}
        onSearch={(code) => set({ ...filter, code: code.trim() })}
      />
      <Select
        allowClear={clearable}
        aria-label={t("trace.step")}
        placeholder={t("trace.allSteps")}
        value={filter.bizStep || null}
        options={steps}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(bizStep: string | undefined) => set({ ...filter, bizStep: bizStep ?? "" })}
      />
    </div>
  );
}

/** Trace events of the firm: find by code and step, read, share. */
export function Events() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const [params, setParams] = useSearchParams();
  const filter = { code: params.get("code") ?? "", bizStep: params.get("step") ?? "" };
  const columns = useColumns();
  const [openId, setOpenId] = useState<string | null>(null);
  const pages = usePages({
    document: TraceEventsDocument,
    pick: ({ traceEvents }) => traceEvents,
    variables: { code: filter.code || null, bizStep: filter.bizStep || null },
    heeds: ["TraceEvent"],
  });
  const filtered = filter.code !== "" || filter.bizStep !== "";
  const set = ({ code, bizStep }: Filter) =>
    setParams({ ...(code ? { code } : {}), ...(bizStep ? { step: bizStep } : {}) });
  return (
    <div className="lz-stack">
      <PageHead title={t("trace.title")} lead={t("trace.lead")} />
      <div className="lz-stack lz-tight">
        <FilterBar filter={filter} set={set} />
        {filter.code ? <ThingProof code={filter.code} /> : null}
        <PagedListing
          name={t("trace.title")}
          columns={columns}
          pages={pages}
          keyOf={({ id }) => id}
          acts={(event) => (
            <Button onClick={() => setOpenId(event.id)}>
              {t("app.details")}
              <span className="lz-hidden">{words(stepName(event.bizStep, event.eventType))}</span>
            </Button>
          )}
          actsTitle={t("app.acts")}
          empty={
            filtered ? (
              <Empty title={t("trace.emptyFound")} />
            ) : (
              <Empty title={t("trace.empty")} hint={t("trace.emptyHint")} />
            )
          }
        />
      </div>
      <EventSheet
        event={pages.rows.find(({ id }) => id === openId) ?? null}
        close={() => setOpenId(null)}
      />
    </div>
  );
}
