import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ListAsk } from "../graphql/pages.ts";
import { csvText, csvType, dated, download } from "./csv.ts";
import { ListFileButton } from "./list-file-button.tsx";

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
      onClick={() => download(dated(file, "csv"), csvText([heads, ...rows]), csvType)}
    >
      {t("app.exportCsv")}
    </Button>
  );
}

interface CsvButtonProps<D, V extends object, N> extends ListAsk<D, V, N> {
  readonly file: string;
  readonly heads: readonly string[];
  readonly cells: (row: N) => readonly string[];
}

/** The whole list as a CSV file. */
export function CsvButton<D, V extends object, N>(props: CsvButtonProps<D, V, N>) {
  const { heads, cells, ...list } = props;
  const { t } = useTranslation();
  return (
    <ListFileButton
      {...list}
      label={t("app.exportCsv")}
      ending="csv"
      type={csvType}
      textOf={(rows) => csvText([heads, ...rows.map(cells)])}
    />
  );
}
