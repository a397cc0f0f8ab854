import { DownloadOutlined, FileExcelOutlined, UploadOutlined } from "@ant-design/icons";
import { Alert, Button, Segmented } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { FaultAlert } from "../design/form-fault.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Panel } from "../design/panel.tsx";
import type { Fault } from "../graphql/fault.ts";
import {
  sendTable,
  type TableFault,
  type TableMode,
  type TableName,
  type TableOutcome,
  tableAddress,
} from "../graphql/tables-sent.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";

const shownFaults = 100;
const tables: readonly TableName[] = ["resources", "sites"];

interface AboutTable {
  readonly table: TableName;
}

function Export({ table }: AboutTable) {
  const { t } = useTranslation();
  return (
    <Panel title={t(`capacity.transfer.export.${table}`)}>
      <div className="lz-stack lz-tight">
        <p className="lz-muted">{t("capacity.transfer.exportHint")}</p>
        <div className="lz-toolbar">
          {(["xlsx", "csv"] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined aria-hidden />}
              href={tableAddress(table, format)}
              download
            >
              {t(`capacity.transfer.${format}`)}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  );
}

function Faults({ outcome }: { readonly outcome: TableOutcome }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const columns: readonly Column<TableFault>[] = [
    {
      key: "row",
      title: t("capacity.transfer.row"),
      heads: true,
      show: ({ row }) => number(row),
    },
    {
      key: "column",
      title: t("capacity.transfer.column"),
      show: ({ column }) => <span className="lz-code">{column}</span>,
    },
    { key: "message", title: t("capacity.transfer.fault"), show: ({ message }) => message },
  ];
  const shown = outcome.faults.slice(0, shownFaults);
  const more = outcome.faults.length - shown.length + outcome.moreFaults;
  if (shown.length === 0) return null;
  return (
    <>
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

function Counts({ outcome }: { readonly outcome: TableOutcome }) {
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
  readonly outcome: TableOutcome | null;
  readonly fault: Fault | null;
}

function useTable(table: TableName) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState<TableMode | null>(null);
  const send = async (sent: Chosen, mode: TableMode) => {
    setChosen({ ...sent, fault: null });
    setBusy(mode);
    const told = await sendTable({ table, file: sent.file, mode, key: `${sent.key}-${mode}` });
    setBusy(null);
    // After a fault the same can be sent once more, under its own key.
    setChosen("rows" in told ? { ...sent, outcome: told, fault: null } : { ...sent, fault: told });
  };
  return { chosen, busy, send };
}

interface ChooseFileProps {
  readonly busy: boolean;
  readonly take: (file: File) => void;
}

function ChooseFile({ busy, take }: ChooseFileProps) {
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
        accept=".xlsx,.csv"
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

function Import({ table }: AboutTable) {
  const { t } = useTranslation();
  const { chosen, busy, send } = useTable(table);
  const outcome = chosen?.outcome ?? null;
  const waits = outcome !== null && !outcome.written && outcome.faulty < outcome.rows;
  const act = (mode: TableMode) => {
    if (chosen) void send(chosen, mode);
  };
  const begin = (file: File) =>
    void send({ file, key: uuidv7(), outcome: null, fault: null }, "preview");
  return (
    <Panel title={t(`capacity.transfer.import.${table}`)}>
      <div className="lz-stack lz-tight">
        <p className="lz-muted">{t(`capacity.transfer.importHint.${table}`)}</p>
        <div className="lz-toolbar">
          <ChooseFile busy={busy === "preview"} take={begin} />
          {chosen ? <span className="lz-code">{chosen.file.name}</span> : null}
        </div>
        <div aria-live="polite" aria-busy={busy !== null} className="lz-stack lz-tight">
          {chosen?.fault ? <FaultAlert fault={chosen.fault} /> : null}
          {outcome ? <Counts outcome={outcome} /> : null}
        </div>
        {waits ? (
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
              <Button
                disabled={busy !== null}
                loading={busy === "good"}
                onClick={() => act("good")}
              >
                {t("capacity.transfer.good")}
              </Button>
            ) : null}
          </div>
        ) : null}
        {outcome ? <Faults outcome={outcome} /> : null}
      </div>
    </Panel>
  );
}

/** The firm's resources and sites as tables: out, and in with a preview of all that is wrong. */
export function Transfer() {
  const { t } = useTranslation();
  const may = useMay()("capability.edit");
  const [table, setTable] = useState<TableName>("resources");
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        <Segmented
          aria-label={t("capacity.transfer.of")}
          value={table}
          onChange={setTable}
          options={tables.map((value) => ({ value, label: t(`capacity.transfer.table.${value}`) }))}
        />
      </div>
      {may ? <Import key={table} table={table} /> : null}
      <Export table={table} />
    </div>
  );
}
