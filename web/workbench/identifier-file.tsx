import { DownloadOutlined, FileExcelOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { FileDrop } from "../design/file-drop.tsx";
import { FaultAlert } from "../design/form-fault.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Panel } from "../design/panel.tsx";
import { useCommand } from "../graphql/command.ts";
import type { Fault } from "../graphql/fault.ts";
import { IdentifierImportStartDocument } from "../graphql/generated/graphql.ts";
import {
  type ImportedFault,
  inTongue,
  type SentImport,
  sendIdentifiers,
} from "../graphql/imports-sent.ts";
import { useFormats } from "../words/formats.ts";

const shownFaults = 20;

function Faults({ preview }: Pick<SentImport, "preview">) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const columns: readonly Column<ImportedFault>[] = [
    {
      key: "row",
      title: t("identifierImports.row"),
      heads: true,
      show: ({ row }) => number(row),
    },
    {
      key: "column",
      title: t("identifierImports.column"),
      show: ({ column }) => <span className="lz-code">{column}</span>,
    },
    { key: "reason", title: t("identifierImports.reason"), show: ({ message }) => message },
  ];
  const shown = preview.faults.slice(0, shownFaults);
  const more = preview.faults.length - shown.length + preview.moreFaults;
  if (shown.length === 0) return null;
  return (
    <>
      <Listing
        name={t("identifierImports.faults")}
        columns={columns}
        rows={shown}
        keyOf={({ row, column, message }) => `${row} ${column} ${message}`}
      />
      {more > 0 ? (
        <p className="lz-muted">{t("identifierImports.more", { more: number(more) })}</p>
      ) : null}
    </>
  );
}

/** How the file was read: a wrong encoding, or columns that stand elsewhere, show here. */
function FirstRows({ sent: { encoding, preview } }: { readonly sent: SentImport }) {
  const { t } = useTranslation();
  const [heads, ...rows] = preview.firstRows ?? [];
  if (heads === undefined) return null;
  const places = heads.map((name, at) => ({ name, at }));
  return (
    <>
      <h3>{t("identifierImports.firstRows")}</h3>
      {encoding ? <p>{t("identifierImports.encoding", { encoding })}</p> : null}
      <Listing
        name={t("identifierImports.firstRows")}
        columns={places.map(({ name, at }) => ({
          key: String(at),
          title: name,
          heads: at === 0,
          show: ({ cells }: { readonly cells: readonly string[] }) => (
            <span className="lz-code">{cells[at] ?? ""}</span>
          ),
        }))}
        rows={rows.map((cells, number) => ({ cells, number }))}
        keyOf={({ number }) => String(number)}
      />
    </>
  );
}

interface PreviewedProps {
  readonly sent: SentImport;
  readonly begun: () => void;
}

/** What the first rows would come to, and whether to begin. */
function Previewed({ sent, begun }: PreviewedProps) {
  const { id, preview } = sent;
  const { t } = useTranslation();
  const { number } = useFormats();
  const start = useCommand(IdentifierImportStartDocument, ["IdentifierImport"]);
  const { rows, registered, changed, unchanged, refused } = preview;
  const values = {
    rows: number(rows),
    registered: number(registered),
    changed: number(changed),
    unchanged: number(unchanged),
    refused: number(refused),
  };
  const begin = async () => {
    const outcome = await start.run({ id });
    if (outcome.done) begun();
  };
  return (
    <>
      <Alert
        type={refused > 0 ? "warning" : "info"}
        title={t("identifierImports.previewed", values)}
      />
      <FirstRows sent={sent} />
      <Faults preview={preview} />
      {start.fault ? <FaultAlert fault={start.fault} /> : null}
      <div className="lz-toolbar">
        <Button type="primary" loading={start.busy} onClick={() => void begin()}>
          {t("identifierImports.start")}
        </Button>
      </div>
    </>
  );
}

/** A file on its way in: what its first rows would come to is shown before anything is registered. */
export function IdentifierFile({ sent: tell }: { readonly sent: () => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [changes, setChanges] = useState(false);
  const [sent, setSent] = useState<SentImport | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = async (file: File) => {
    setBusy(true);
    setSent(null);
    setFault(null);
    const told = await sendIdentifiers(file, { changes, key: uuidv7() });
    setBusy(false);
    if ("preview" in told) setSent(told);
    else setFault(told);
    tell();
  };
  return (
    <Panel title={t("identifierImports.send")}>
      <div className="lz-stack lz-tight">
        <p className="lz-muted">{t("identifierImports.columns")}</p>
        <div className="lz-toolbar">
          {(["xlsx", "csv"] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined aria-hidden />}
              href={inTongue(`/identifiers/imports/example?format=${format}`)}
              download
            >
              {t("identifierImports.example")} {t(`identifierImports.${format}`)}
            </Button>
          ))}
        </div>
        <Checkbox
          checked={changes}
          disabled={busy}
          onChange={({ target }) => {
            setChanges(target.checked);
            // What was looked at was looked at the other way.
            setSent(null);
          }}
        >
          {t("identifierImports.changes")}
        </Checkbox>
        <FileDrop
          name={t("identifierImports.send")}
          choose={t("identifierImports.choose")}
          hint={t("identifierImports.drop")}
          icon={<FileExcelOutlined aria-hidden />}
          accept=".xlsx,.csv"
          busy={busy}
          primary={sent === null}
          take={(file) => void take(file)}
        />
        {fault ? <FaultAlert fault={fault} /> : null}
        {sent ? (
          <Previewed
            sent={sent}
            begun={() => {
              setSent(null);
              tell();
            }}
          />
        ) : null}
      </div>
    </Panel>
  );
}
