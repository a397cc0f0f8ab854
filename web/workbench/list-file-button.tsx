import { DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { allRows, type ListAsk } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { dated, download } from "./csv.ts";

interface ListFileProps<D, V extends object, N> extends ListAsk<D, V, N> {
  readonly label: string;
  /** Its name before the day, and after it. */
  readonly file: string;
  readonly ending: string;
  readonly type: string;
  readonly textOf: (rows: readonly N[]) => string;
}

/** The whole list as a file, not only the page that is shown. */
export function ListFileButton<D, V extends object, N>(props: ListFileProps<D, V, N>) {
  const { label, file, ending, type, textOf, ...list } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useClient();
  const { number } = useFormats();
  // How many rows have come so far; null while nothing is asked for.
  const [come, setCome] = useState<number | null>(null);
  const save = async () => {
    setCome(0);
    const rows = await allRows(client, list, setCome);
    setCome(null);
    if ("code" in rows) {
      message.error(t("app.exportFailed"));
      return;
    }
    download(dated(file, ending), textOf(rows), type);
  };
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      loading={come !== null}
      onClick={() => void save()}
    >
      {come ? t("app.exporting", { rows: number(come) }) : label}
    </Button>
  );
}
