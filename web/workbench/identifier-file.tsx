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
import {
  IdentifierImportDiscardDocument,
  IdentifierImportStartDocument,
} from "../graphql/generated/graphql.ts";
import { type ImportedFault, type SentImport, sendIdentifiers } from "../graphql/imports-sent.ts";
import { inTongue } from "../graphql/links.ts";
import { useFormats } from "../words/formats.ts";
import { EncodingChoice, FirstRows, isText } from "./file-reading.tsx";

const shownFaults = 20;

function Faults({ preview }: Pick<SentImport, "preview">) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const columns: readonly Column<ImportedFault>[] = [
    {
      key: "row",
      title: t("identifierImports.row"),
      show: ({ row }) => number(row),
    },
    {
      key: "column",
      title: t("identifierImports.column"),
      show: ({ columnName }) => <span className="lz-code">{columnName}</span>,
    },
    { key: "reason", title: t("identifierImports.reason"), show: ({ message }) => message },
  ];
  const shown = preview.faults.slice(0, shownFaults);
  const more = preview.faults.length - shown.length + preview.moreFaults;
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{t("identifierImports.faults")}</h3>
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
      <FirstRows rows={preview.firstRows ?? []} />
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

/** A file that was chosen, and what came of sending it. */
interface Chosen {
  readonly file: File;
  /** In what somebody says that it is written; null to find out. */
  readonly encoding: string | null;
  readonly sent: SentImport | null;
  readonly fault: Fault | null;
}

function useFile(changes: boolean, tell: () => void) {
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const discard = useCommand(IdentifierImportDiscardDocument, ["IdentifierImport"]);
  const take = async (file: File, encoding: string | null) => {
    setBusy(true);
    // What was sent of it before was read otherwise than was meant.
    const former = encoding === null ? null : chosen?.sent;
    setChosen({ file, encoding, sent: null, fault: null });
    if (former) await discard.run({ id: former.id });
    const told = await sendIdentifiers(file, { changes, encoding, key: uuidv7() });
    setBusy(false);
    const came = "preview" in told ? { sent: told, fault: null } : { sent: null, fault: told };
    setChosen({ file, encoding, ...came });
    tell();
  };
  return { busy, chosen, take, drop: () => setChosen(null) };
}

/** What a file is written in, where somebody may know that better. */
function Encoding({ chosen, busy, take }: Omit<ReturnType<typeof useFile>, "drop">) {
  if (chosen === null || !isText(chosen.file)) return null;
  const { file, sent } = chosen;
  return (
    <EncodingChoice
      encoding={sent?.encoding ?? chosen.encoding}
      busy={busy}
      choose={(encoding) => void take(file, encoding)}
    />
  );
}

/** A file on its way in: what its first rows would come to is shown before anything is registered. */
export function IdentifierFile({ sent: tell }: { readonly sent: () => void }) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState(false);
  const { busy, chosen, take, drop } = useFile(changes, tell);
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
            drop();
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
          primary={!chosen?.sent}
          take={(file) => void take(file, null)}
        />
        {chosen?.fault ? <FaultAlert fault={chosen.fault} /> : null}
        <Encoding chosen={chosen} busy={busy} take={take} />
        {chosen?.sent ? (
          <Previewed
            sent={chosen.sent}
            begun={() => {
              drop();
              tell();
            }}
          />
        ) : null}
      </div>
    </Panel>
  );
}
