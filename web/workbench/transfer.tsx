import { DownloadOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../design/panel.tsx";
import { useNarrow } from "../design/width.ts";
import { formatsOf, isDocument, type TableName, tableAddress } from "../graphql/tables-sent.ts";
import { useMay } from "../shell/session.tsx";
import { TableImport } from "./table-import.tsx";

const tables: readonly TableName[] = [
  "resources",
  "sites",
  "shifts",
  "exceptions",
  "catenaX",
  "groups",
];

interface AboutTable {
  readonly table: TableName;
}

function Export({ table }: AboutTable) {
  const { t } = useTranslation();
  return (
    <Panel title={t(`capacity.transfer.export.${table}`)}>
      <div className="lz-stack lz-tight">
        <p className="lz-muted">
          {t(`capacity.transfer.exportHint.${isDocument(table) ? table : "table"}`)}
        </p>
        <div className="lz-toolbar">
          {formatsOf[table].map((format) => (
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

/** What the firm has and can do, out, and in with a preview of all that is wrong. */
export function Transfer() {
  const { t } = useTranslation();
  const may = useMay();
  const narrow = useNarrow();
  const [table, setTable] = useState<TableName>("resources");
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        <Segmented
          aria-label={t("capacity.transfer.of")}
          vertical={narrow}
          value={table}
          onChange={setTable}
          options={tables.map((value) => ({ value, label: t(`capacity.transfer.table.${value}`) }))}
        />
      </div>
      {may(table === "groups" ? "capacity.publish" : "capability.edit") ? (
        <Panel title={t(`capacity.transfer.import.${table}`)}>
          <TableImport key={table} table={table} />
        </Panel>
      ) : null}
      <Export table={table} />
    </div>
  );
}
