import { DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { allRows, type ListAsk } from "../graphql/pages.ts";
import { csvText, download } from "./csv.ts";

interface CsvButtonProps<D, V extends object, N> extends ListAsk<D, V, N> {
  readonly file: string;
  readonly heads: readonly string[];
  readonly cells: (row: N) => readonly string[];
}

const dated = (file: string) => `${file}-${new Date().toISOString().slice(0, 10)}.csv`;

interface RowsCsvButtonProps {
  readonly file: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows that are all here already as a CSV file. */
export function RowsCsvButton({ file, heads, rows }: RowsCsvButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      onClick={() => download(dated(file), csvText([heads, ...rows]))}
    >
      {t("app.exportCsv")}
    </Button>
  );
}

/** The whole list as a CSV file, not only the page that is shown. */
export function CsvButton<D, V extends object, N>(props: CsvButtonProps<D, V, N>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const rows = await allRows(client, props);
    setBusy(false);
    if ("code" in rows) {
      message.error(t("app.exportFailed"));
      return;
    }
    download(dated(props.file), csvText([props.heads, ...rows.map(props.cells)]));
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void save()}>
      {t("app.exportCsv")}
    </Button>
  );
}
