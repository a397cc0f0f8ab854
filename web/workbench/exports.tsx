import { ExportOutlined } from "@ant-design/icons";
import { Alert, App, Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import { Empty, useFaultSentence } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import {
  AccountSecurityDocument,
  ExportAskDocument,
  type FirmExportPartsFragment,
  FirmExportsDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ProofDialog } from "./proof-dialog.tsx";

type Export = FirmExportPartsFragment;

const isUnderWay = ({ status }: Export) => status === "WAITING" || status === "RUNNING";

const tones = {
  waiting: "note",
  running: "note",
  done: "good",
  gone: "neutral",
  failed: "bad",
} as const satisfies Record<string, Tone>;

/** How far an archive is. */
export function ExportState({ row }: { readonly row: Export }) {
  const { t } = useTranslation();
  const { partsDone: done, partsTotal: total } = row;
  const isGone = row.status === "DONE" && row.address === null;
  const state = isGone ? "gone" : (row.status.toLowerCase() as Lowercase<Export["status"]>);
  const counts = state === "running" && total !== null;
  return (
    <Pill tone={tones[state]}>
      {counts ? t("exports.progress", { done, total }) : t(`exports.${state}`)}
    </Pill>
  );
}

function useColumns(): readonly Column<Export>[] {
  const { t } = useTranslation();
  const { megabytes } = useFormats();
  return [
    {
      key: "when",
      title: t("exports.when"),
      heads: true,
      show: ({ askedAt }) => <Instant at={askedAt} />,
    },
    {
      key: "by",
      title: t("exports.by"),
      show: ({ askedBy, forLeaving }) =>
        forLeaving ? t("exports.forLeaving") : (askedBy ?? t("exports.former")),
    },
    { key: "status", title: t("exports.status"), show: (row) => <ExportState row={row} /> },
    {
      key: "size",
      title: t("exports.size"),
      end: true,
      show: ({ sizeBytes }) => (sizeBytes === null ? "—" : megabytes(sizeBytes)),
    },
    {
      key: "digest",
      title: t("exports.digest"),
      show: ({ sha256 }) => <span className="lz-code">{sha256 ?? "—"}</span>,
    },
    {
      key: "until",
      title: t("exports.until"),
      show: ({ expiresAt }) => (expiresAt === null ? "—" : <Instant at={expiresAt} />),
    },
  ];
}

const lookAgainMs = 2_000;

/** Looks again at what is under way, until it is not. */
function useWatch(isWatched: boolean, again: () => void): void {
  useEffect(() => {
    if (!isWatched) return;
    const looking = setInterval(again, lookAgainMs);
    return () => clearInterval(looking);
  }, [isWatched, again]);
}

/** Archives of everything that the firm has: asked for, watched, and fetched. */
export function Exports() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const may = useMay();
  const columns = useColumns();
  const [proving, setProving] = useState(false);
  const [{ data: account }] = useAsked({ query: AccountSecurityDocument });
  const ask = useCommand(ExportAskDocument, ["FirmExport"]);
  const pages = usePages({
    document: FirmExportsDocument,
    pick: ({ firmExports }) => firmExports,
    variables: {},
    heeds: ["FirmExport"],
  });
  const underWay = pages.rows.some(isUnderWay);
  useWatch(underWay, pages.again);
  const isProved = account?.accountSecurity.proofFresh === true;
  const submit = async () => {
    const outcome = await ask.run({});
    if (outcome.done) message.success(t("exports.asked"));
    else if (outcome.fault.code === "PROOF_NEEDED") setProving(true);
    else message.error(sentence(outcome.fault));
  };
  const action = may("tenancy.ask-export") ? (
    <Button
      type="primary"
      icon={<ExportOutlined aria-hidden />}
      disabled={underWay}
      loading={ask.busy}
      onClick={() => void submit()}
    >
      {t("exports.ask")}
    </Button>
  ) : null;
  return (
    <div className="lz-stack">
      <PageHead title={t("exports.title")} lead={t("exports.lead")} actions={action} />
      {account && !isProved ? (
        <Alert
          type="info"
          showIcon
          title={t("exports.proof")}
          action={<Button onClick={() => setProving(true)}>{t("security.proof.title")}</Button>}
        />
      ) : null}
      <PagedListing
        name={t("exports.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        actsTitle={t("app.acts")}
        acts={({ address }) =>
          address && isProved ? (
            <Button href={address} download>
              {t("exports.fetch")}
            </Button>
          ) : null
        }
        empty={<Empty title={t("exports.empty")} hint={t("exports.emptyHint")} />}
      />
      {proving ? (
        <ProofDialog proved={() => setProving(false)} close={() => setProving(false)} />
      ) : null}
    </div>
  );
}
