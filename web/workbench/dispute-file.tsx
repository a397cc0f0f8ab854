import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Instant, Stretch } from "../design/instant.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { caseFileAddress, exhibitAddress } from "../graphql/documents-sent.ts";
import { faultOfError } from "../graphql/fault.ts";
import { DisputeDocument, type DisputeFilePartsFragment } from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import "./dispute.css";
import { DisputeEvidence } from "./dispute-evidence.tsx";
import { DisputeDue, DisputeState, SidePill } from "./dispute-words.tsx";

export type DisputeFile = DisputeFilePartsFragment;

function CaseFacts({ file: { case: row } }: { readonly file: DisputeFile }) {
  const { t } = useTranslation();
  const { words, money } = useFormats();
  return (
    <Facts
      facts={[
        [t("disputes.side.CLAIMANT"), words(row.claimant.name)],
        [t("disputes.side.RESPONDENT"), words(row.respondent.name)],
        [t("disputes.about"), words(row.thing)],
        [t("disputes.window"), <Stretch key="window" window={row.window} />],
        [t("disputes.claimLabel"), t(`disputes.claim.${row.claim}`)],
        row.amount ? [t("disputes.amount"), money(row.amount)] : null,
        [t("disputes.status"), <DisputeState key="state" {...row} />],
        row.dueAt ? [t("disputes.due"), <DisputeDue key="due" dueAt={row.dueAt} />] : null,
        row.award ? [t("disputes.award"), <strong key="award">{money(row.award)}</strong>] : null,
        [t("disputes.openedAt"), <Instant key="opened" at={row.openedAt} />],
        row.closedAt ? [t("disputes.closedAt"), <Instant key="closed" at={row.closedAt} />] : null,
        [t("disputes.rules"), t("rules.version", { version: row.rulesVersion })],
      ]}
    />
  );
}

function Timeline({ steps }: Pick<DisputeFile, "steps">) {
  const { t } = useTranslation();
  return (
    <Panel title={t("disputes.timeline")}>
      <ol className="lz-steps">
        {steps.map(({ step, side, at }) => (
          <li key={`${step} ${at}`}>
            <Instant at={at} />
            <span>
              {side ? <SidePill side={side} /> : <Pill>{t("disputes.platform")}</Pill>}{" "}
              {t(`disputes.step.${step}`)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

interface StatementsProps extends Pick<DisputeFile, "statements"> {
  /** What can be done about the settlement on the table. */
  readonly settling?: (offer: DisputeFile["statements"][number]) => ReactNode;
}

function Statements({ statements, settling }: StatementsProps) {
  const { t } = useTranslation();
  const { money } = useFormats();
  return (
    <Panel title={t("disputes.statements")}>
      <ul className="lz-exhibits">
        {statements.map((each) => (
          <li key={each.id} className="lz-exhibit">
            <div className="lz-exhibit-head">
              <strong>{t(`disputes.kind.${each.kind}`)}</strong>
              <SidePill side={each.side} />
              {each.current ? <Pill tone="warn">{t("disputes.current")}</Pill> : null}
              <Instant at={each.at} />
            </div>
            <p className="lz-prose">{each.text}</p>
            {each.amount ? <p>{money(each.amount)}</p> : null}
            {each.current ? settling?.(each) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Decisions({ decisions }: Pick<DisputeFile, "decisions">) {
  const { t } = useTranslation();
  const { money } = useFormats();
  if (decisions.length === 0) return null;
  return (
    <Panel title={t("disputes.decisions")}>
      <ul className="lz-exhibits">
        {decisions.map(({ instance, outcome, award, reasons, at }) => (
          <li key={instance} className="lz-exhibit">
            <div className="lz-exhibit-head">
              <strong>{t(`disputes.instance.${instance}`)}</strong>
              <Pill tone="copper">{t(`disputes.decision.${outcome}`)}</Pill>
              {award ? <strong>{money(award)}</strong> : null}
              <Instant at={at} />
            </div>
            <p className="lz-prose">{reasons}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Documents({ file }: { readonly file: DisputeFile }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <Panel title={t("disputes.documents")}>
      {file.documents.length === 0 ? (
        <p className="lz-muted">{t("disputes.noDocuments")}</p>
      ) : (
        <ul className="lz-exhibits">
          {file.documents.map(({ id, side, name, sizeBytes, at }) => (
            <li key={id} className="lz-exhibit-head">
              <a href={exhibitAddress(id)} download={name}>
                {name}
              </a>
              <span className="lz-muted">{`${number(Math.ceil(sizeBytes / 1_000))} kB`}</span>
              <SidePill side={side} />
              <Instant at={at} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface FileViewProps extends Pick<StatementsProps, "settling"> {
  readonly file: DisputeFile;
  /** What the reader may do. */
  readonly acts: ReactNode;
}

/** A case with all that is in it. */
function FileView({ file, acts, settling }: FileViewProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { claimant, respondent, localId } = file.case;
  const parties = { claimant: words(claimant.name), respondent: words(respondent.name) };
  return (
    <div className="lz-stack">
      <PageHead
        title={t("disputes.against", parties)}
        actions={
          <a href={caseFileAddress(localId)} download title={t("disputes.downloadHint")}>
            {t("disputes.download")}
          </a>
        }
      />
      <Panel>
        <CaseFacts file={file} />
      </Panel>
      {acts}
      <Decisions decisions={file.decisions} />
      <Statements statements={file.statements} {...(settling === undefined ? {} : { settling })} />
      <DisputeEvidence file={file} />
      <Documents file={file} />
      <Timeline steps={file.steps} />
    </div>
  );
}

interface DisputePageProps {
  readonly id: string;
  readonly acts: (file: DisputeFile, again: () => void) => ReactNode;
  readonly settling?: (file: DisputeFile) => StatementsProps["settling"];
}

/** The page of a case, for its firms and for the operator. */
export function DisputePage({ id, acts, settling }: DisputePageProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useAsked({
    query: DisputeDocument,
    variables: { id },
    context: heeding(["DisputeFile"]),
    requestPolicy: "cache-and-network",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={again} />;
  if (!data) return <Waiting rows={8} />;
  const file = data.dispute;
  if (!file) {
    return (
      <div className="lz-stack">
        <PageHead title={t("disputes.title")} />
        <Empty title={t("disputes.missing")} hint={t("disputes.missingHint")} />
      </div>
    );
  }
  const settle = settling?.(file);
  return (
    <FileView
      file={file}
      acts={acts(file, again)}
      {...(settle === undefined ? {} : { settling: settle })}
    />
  );
}
