import { DownloadOutlined, FileExcelOutlined, UploadOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { FaultAlert } from "../design/form-fault.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import type { Fault } from "../graphql/fault.ts";
import {
  faultsFile,
  isDocument,
  sendTable,
  type TableFault,
  type TableMode,
  type TableName,
  type TableOutcome,
} from "../graphql/tables-sent.ts";
import { useFormats } from "../words/formats.ts";
import { dated, saveBlob } from "./csv.ts";
import { FileReading, isText } from "./file-reading.tsx";
import { SiteSelect } from "./site-select.tsx";

const shownFaults = 100;

interface AboutTable {
  readonly table: TableName;
}

interface OutcomeOf extends AboutTable {
  readonly outcome: TableOutcome;
}

interface FaultsProps extends OutcomeOf {
  /** Gets all that is wrong as a file. */
  readonly file: () => Promise<Blob | Fault>;
}

/** A list shows the first faults; a file has them all, to be worked off beside the table. */
function SaveFaults({ file }: Pick<FaultsProps, "file">) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const save = async () => {
    setBusy(true);
    const told = await file();
    setBusy(false);
    setFault(told instanceof Blob ? null : told);
    if (told instanceof Blob) saveBlob(dated(t("capacity.transfer.faultsFile"), "csv"), told);
  };
  return (
    <>
      {fault ? <FaultAlert fault={fault} /> : null}
      <div className="lz-toolbar">
        <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void save()}>
          {t("capacity.transfer.saveFaults")}
        </Button>
      </div>
    </>
  );
}

function Faults({ table, outcome, file }: FaultsProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const columns: readonly Column<TableFault>[] = [
    {
      key: "row",
      title: t(`capacity.transfer.entry.${table}`),
      show: ({ row }) => (row === 0 ? t("capacity.transfer.document") : number(row)),
    },
    {
      key: "column",
      title: t(isDocument(table) ? "capacity.transfer.place" : "capacity.transfer.column"),
      show: ({ columnName }) => <span className="lz-code lz-name">{columnName}</span>,
    },
    { key: "message", title: t("capacity.transfer.fault"), show: ({ message }) => message },
  ];
  const shown = outcome.faults.slice(0, shownFaults);
  const more = outcome.faults.length - shown.length + outcome.moreFaults;
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{t("capacity.transfer.faults")}</h3>
      <SaveFaults file={file} />
      <Listing
        name={t("capacity.transfer.faults")}
        columns={columns}
        rows={shown}
        keyOf={({ row, column, message }) => `${row} ${column} ${message}`}
      />
      {more > 0 ? (
        <p className="lz-muted">{t("capacity.transfer.more", { more: number(more) })}</p>
      ) : null}
    </>
  );
}

function Counts({ outcome }: Pick<OutcomeOf, "outcome">) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { rows, added, changed, unchanged, faulty, written } = outcome;
  const values = {
    rows: number(rows),
    added: number(added),
    changed: number(changed),
    unchanged: number(unchanged),
    faulty: number(faulty),
  };
  if (!outcome.fit) return <Alert type="error" title={t("capacity.transfer.unfit")} />;
  if (written) return <Alert type="success" title={t("capacity.transfer.written", values)} />;
  return (
    <Alert
      type={faulty > 0 ? "warning" : "info"}
      title={t("capacity.transfer.previewed", values)}
    />
  );
}

/** A chosen file, under which key it is sent, and what came of it so far. */
interface Chosen {
  readonly file: File;
  readonly key: string;
  /** In what somebody says that it is written; null to find out. */
  readonly encoding: string | null;
  readonly outcome: TableOutcome | null;
  readonly fault: Fault | null;
}

interface TableSent extends AboutTable {
  readonly site: string | null;
  readonly taken: (() => void) | undefined;
}

function useTable({ table, site, taken }: TableSent) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState<TableMode | null>(null);
  const send = async (sent: Chosen, mode: TableMode) => {
    setChosen({ ...sent, fault: null });
    setBusy(mode);
    const { file, key, encoding } = sent;
    const told = await sendTable({ table, file, mode, site, encoding, key: `${key}-${mode}` });
    setBusy(null);
    // After a fault the same can be sent once more, under its own key.
    if ("rows" in told && told.written) taken?.();
    setChosen("rows" in told ? { ...sent, outcome: told, fault: null } : { ...sent, fault: told });
  };
  const faults = ({ file, key, encoding }: Chosen) =>
    faultsFile({ table, file, site, encoding, key: `${key}-faults` });
  return { chosen, busy, send, faults, drop: () => setChosen(null) };
}

interface ChooseFileProps extends AboutTable {
  readonly busy: boolean;
  readonly take: (file: File) => void;
}

function ChooseFile({ table, busy, take }: ChooseFileProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={<FileExcelOutlined aria-hidden />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {t("capacity.transfer.file")}
      </Button>
      <input
        ref={input}
        className="lz-hidden"
        type="file"
        tabIndex={-1}
        aria-label={t("capacity.transfer.file")}
        accept={isDocument(table) ? ".json" : ".xlsx,.csv"}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) take(file);
          // The same file can be chosen again once it was mended.
          target.value = "";
        }}
      />
    </>
  );
}

interface ChooseSiteProps {
  readonly site: string | null;
  readonly choose: (site: string | null) => void;
}

function ChooseSite({ site, choose }: ChooseSiteProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="lz-labelled">
      <label htmlFor={id}>{t("capacity.transfer.site")}</label>
      <SiteSelect
        id={id}
        allowClear
        placeholder={t("capacity.transfer.sitePlaceholder")}
        value={site}
        onChange={(chosen) => choose(chosen ?? null)}
      />
    </span>
  );
}

interface ActsProps extends OutcomeOf {
  readonly busy: TableMode | null;
  readonly act: (mode: TableMode) => void;
}

/** What can be done after a preview. */
function Acts({ table, outcome, busy, act }: ActsProps) {
  const { t } = useTranslation();
  const isOne = table === "catenaX";
  // A document is kept also where none of its machines can be a resource.
  const canKeep = outcome.fit && (isOne || outcome.faulty < outcome.rows);
  if (outcome.written || !canKeep) return null;
  return (
    <div className="lz-toolbar">
      <Button
        type="primary"
        icon={<UploadOutlined aria-hidden />}
        disabled={busy !== null || outcome.faulty > 0}
        loading={busy === "all"}
        onClick={() => act("all")}
      >
        {t("capacity.transfer.all")}
      </Button>
      {outcome.faulty > 0 ? (
        <Button disabled={busy !== null} loading={busy === "good"} onClick={() => act("good")}>
          {t(isOne ? "capacity.transfer.goodMachines" : "capacity.transfer.good")}
        </Button>
      ) : null}
    </div>
  );
}

interface TableImportProps extends AboutTable {
  /** Is told when something of a table was written. */
  readonly taken?: () => void;
}

/** A table on its way in: what is wrong with it is shown before anything is written. */
export function TableImport({ table, taken }: TableImportProps) {
  const { t } = useTranslation();
  const [site, setSite] = useState<string | null>(null);
  const { chosen, busy, send, faults, drop } = useTable({ table, site, taken });
  const outcome = chosen?.outcome ?? null;
  const act = (mode: TableMode) => {
    if (chosen) void send(chosen, mode);
  };
  const begin = (file: File, encoding: string | null = null) =>
    void send({ file, encoding, key: uuidv7(), outcome: null, fault: null }, "preview");
  const stand = (chosenSite: string | null) => {
    setSite(chosenSite);
    // What was previewed was of machines on another site.
    drop();
  };
  return (
    <div className="lz-stack lz-tight">
      <p className="lz-muted">{t(`capacity.transfer.importHint.${table}`)}</p>
      <div className="lz-toolbar">
        {table === "catenaX" ? <ChooseSite site={site} choose={stand} /> : null}
        <ChooseFile table={table} busy={busy === "preview"} take={begin} />
        {chosen ? <span className="lz-code">{chosen.file.name}</span> : null}
      </div>
      <div aria-live="polite" aria-busy={busy !== null} className="lz-stack lz-tight">
        {chosen?.fault ? <FaultAlert fault={chosen.fault} /> : null}
        {outcome ? <Counts outcome={outcome} /> : null}
      </div>
      {chosen && !isDocument(table) && isText(chosen.file) && !outcome?.written ? (
        <FileReading
          encoding={outcome?.encoding ?? chosen.encoding}
          rows={outcome?.firstRows ?? []}
          busy={busy !== null}
          choose={(encoding) => begin(chosen.file, encoding)}
        />
      ) : null}
      {outcome ? <Acts table={table} outcome={outcome} busy={busy} act={act} /> : null}
      {chosen && outcome ? (
        <Faults table={table} outcome={outcome} file={() => faults(chosen)} />
      ) : null}
    </div>
  );
}
