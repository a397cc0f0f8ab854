import { DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { allRows, type ListAsk } from "../graphql/pages.ts";
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
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const rows = await allRows(client, list);
    setBusy(false);
    if ("code" in rows) {
      message.error(t("app.exportFailed"));
      return;
    }
    download(dated(file, ending), textOf(rows), type);
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void save()}>
      {label}
    </Button>
  );
}
