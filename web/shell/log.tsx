import { useTranslation } from "react-i18next";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Empty, Waiting } from "../design/states.tsx";
import { useFormats } from "../words/formats.ts";
import { Entry } from "./entry.tsx";
import { LogCheck } from "./log-check.tsx";
import { LogGrowth } from "./log-growth.tsx";
import { type LogHead, useLog } from "./log-head.ts";
import { LogHeads } from "./log-heads.tsx";
import { LogWitnesses } from "./log-witnesses.tsx";

const code = (text: string) => <span className="lz-code">{text}</span>;

function Head({ head, first }: { readonly head: LogHead; readonly first: number }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const grown = head.size - first;
  const size = number(head.size);
  const told = grown > 0 ? t("log.sizeGrown", { size, grown: number(grown) }) : size;
  return (
    <Facts
      facts={[
        [t("log.origin"), code(head.origin)],
        [t("log.size"), told],
        [t("log.root"), code(head.root)],
      ]}
    />
  );
}

/** The log for anyone: its newest head as it grows, and what a bundle proves under its key. */
export function PublicLog() {
  const { t } = useTranslation();
  const { head, key, first } = useLog();
  return (
    <Entry wide>
      <div className="lz-stack">
        <PageHead title={t("log.title")} lead={t("log.lead")} />
        <Panel title={t("log.head")}>
          {head === undefined ? <Waiting rows={2} /> : null}
          {head === null ? <Empty title={t("log.absent")} hint={t("log.absentHint")} /> : null}
          {head ? <Head head={head} first={first} /> : null}
        </Panel>
        <LogGrowth />
        <LogHeads />
        <LogWitnesses />
        <LogCheck platformKey={key} />
      </div>
    </Entry>
  );
}
