import { Button, Progress } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  IdentifierImportDiscardDocument,
  type IdentifierImportPartsFragment,
  IdentifierImportStartDocument,
  IdentifierImportStopDocument,
  IdentifierImportsDocument,
} from "../graphql/generated/graphql.ts";
import { inTongue } from "../graphql/links.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { IdentifierFile } from "./identifier-file.tsx";
import { IdentifierTabs } from "./identifier-tabs.tsx";
import { clockText } from "./time-left.tsx";

type Import = IdentifierImportPartsFragment;

const tones = {
  READY: "neutral",
  WAITING: "note",
  RUNNING: "note",
  STOPPED: "neutral",
  DONE: "good",
  FAILED: "bad",
  DISCARDED: "neutral",
} as const satisfies Record<Import["status"], Tone>;

const mayBeGivenUp = ({ status }: Import) => status === "READY" || status === "STOPPED";
const isUnderWay = ({ status }: Import) => status === "WAITING" || status === "RUNNING";

/** How far a file is, and how long it takes yet, as far as either can be told. */
function HowFar({ row }: { readonly row: Import }) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { share, secondsLeft, fileName, status } = row;
  if (share === null || status === "READY") return null;
  // A file whose last rows are under way is not done.
  const shown = status === "DONE" ? 1 : Math.min(share, 0.99);
  const left = isUnderWay(row) && secondsLeft !== null ? clockText(secondsLeft) : null;
  return (
    <>
      <Progress
        percent={Math.floor(shown * 100)}
        showInfo={false}
        status={status === "FAILED" ? "exception" : "normal"}
        aria-label={t("identifierImports.progressOf", { file: fileName })}
      />
      <span className="lz-muted">
        {percent(shown)}
        {left === null ? null : ` · ${t("identifierImports.left", { left })}`}
      </span>
    </>
  );
}

function useColumns(): readonly Column<Import>[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  return [
    {
      key: "file",
      title: t("identifierImports.file"),
      heads: true,
      show: ({ fileName }) => <span className="lz-code">{fileName}</span>,
    },
    {
      key: "sent",
      title: t("identifierImports.sentAt"),
      show: ({ sentAt }) => <Instant at={sentAt} />,
    },
    {
      key: "state",
      title: t("identifierImports.state"),
      show: ({ status, fault }) => (
        <span className="lz-two">
          <Pill tone={tones[status]}>{t(`identifierImports.status.${status}`)}</Pill>
          {fault ? <span className="lz-muted">{fault.message}</span> : null}
        </span>
      ),
    },
    {
      key: "progress",
      title: t("identifierImports.progress"),
      show: (row) => (
        <span className="lz-progress">
          <HowFar row={row} />
          <span>
            {t("identifierImports.counts", {
              rows: number(row.rowsRead),
              registered: number(row.registered),
              changed: number(row.changed),
              unchanged: number(row.unchanged),
              refused: number(row.refused),
            })}
          </span>
        </span>
      ),
    },
  ];
}

function Acts({ row }: { readonly row: Import }) {
  const { t } = useTranslation();
  const may = useMay();
  const start = useCommand(IdentifierImportStartDocument, ["IdentifierImport"]);
  const stop = useCommand(IdentifierImportStopDocument, ["IdentifierImport"]);
  const discard = useCommand(IdentifierImportDiscardDocument, ["IdentifierImport"]);
  const about = <span className="lz-hidden">{row.fileName}</span>;
  const acts = may("identifiers.register");
  return (
    <>
      {acts && row.canGoOn ? (
        <Button loading={start.busy} onClick={() => void start.run({ id: row.id })}>
          {t(row.status === "READY" ? "identifierImports.start" : "identifierImports.goOn")}
          {about}
        </Button>
      ) : null}
      {acts && isUnderWay(row) ? (
        <Button loading={stop.busy} onClick={() => void stop.run({ id: row.id })}>
          {t("identifierImports.stop")}
          {about}
        </Button>
      ) : null}
      {acts && mayBeGivenUp(row) ? (
        <ActButton
          label={t("identifierImports.discard")}
          title={t("identifierImports.discardTitle")}
          hint={t("identifierImports.discardHint")}
          done={t("identifierImports.discarded")}
          about={row.fileName}
          act={() => discard.run({ id: row.id })}
        />
      ) : null}
      {row.reportPath ? (
        <Button href={inTongue(row.reportPath)} download>
          {t("identifierImports.report")}
          {about}
        </Button>
      ) : null}
    </>
  );
}

const lookAgainMs = 1_000;

/** Files of identifiers: sent, looked at, begun, watched, stopped; and what was refused of each. */
export function IdentifierImports() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const pages = usePages({
    document: IdentifierImportsDocument,
    pick: ({ identifierImports }) => identifierImports,
    variables: {},
    heeds: ["IdentifierImport"],
  });
  const underWay = pages.rows.some(isUnderWay);
  const { again } = pages;
  useEffect(() => {
    if (!underWay) return;
    const looking = setInterval(again, lookAgainMs);
    return () => clearInterval(looking);
  }, [underWay, again]);
  return (
    <div className="lz-stack">
      <PageHead title={t("identifierImports.title")} lead={t("identifierImports.lead")} />
      <IdentifierTabs />
      {may("identifiers.register") ? <IdentifierFile sent={again} /> : null}
      <h2>{t("identifierImports.past")}</h2>
      <PagedListing
        name={t("identifierImports.past")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(row: Import) => <Acts row={row} />}
        actsTitle={t("app.acts")}
        empty={
          <Empty title={t("identifierImports.empty")} hint={t("identifierImports.emptyHint")} />
        }
      />
    </div>
  );
}
