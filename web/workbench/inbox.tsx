import { App, Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Instant } from "../design/instant.tsx";
import { PagesBar } from "../design/pages-bar.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type NoticePartsFragment,
  NoticeReadDocument,
  NoticesDocument,
  NoticesReadAllDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";

type Notice = NoticePartsFragment;

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const read = useCommand(NoticeReadDocument, ["Notice"]);
  const isNew = notice.readAt === null;
  const mark = () => void read.run({ id: notice.id });
  return (
    <li className={`lz-note${isNew ? " lz-note-new" : ""}`}>
      <div className="lz-row lz-between">
        <h2 className="lz-note-title">{notice.title}</h2>
        <Instant at={notice.at} />
      </div>
      <p>{notice.text}</p>
      <div className="lz-row">
        {isNew ? <Pill tone="primary">{t("notices.new")}</Pill> : null}
        {notice.security ? <Pill tone="warn">{t("notices.security")}</Pill> : null}
        <Link to={notice.path} onClick={isNew ? mark : undefined}>
          {t("notices.open")}
          <span className="lz-hidden">{notice.title}</span>
        </Link>
        {isNew ? (
          <Button type="text" loading={read.busy} onClick={mark}>
            {t("notices.markRead")}
            <span className="lz-hidden">{notice.title}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function ReadAll() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const readAll = useCommand(NoticesReadAllDocument, ["Notice"]);
  const go = async () => {
    const outcome = await readAll.run({});
    if (outcome.done) message.success(t("notices.allRead"));
    else message.error(sentence(outcome.fault));
  };
  return (
    <Button loading={readAll.busy} onClick={() => void go()}>
      {t("notices.readAll")}
    </Button>
  );
}

function List({ unreadOnly }: { readonly unreadOnly: boolean }) {
  const { t } = useTranslation();
  const pages = usePages({
    document: NoticesDocument,
    pick: ({ notices }) => notices,
    variables: { unreadOnly },
    heeds: ["Notice"],
  });
  if (pages.fault) return <FaultView fault={pages.fault} again={pages.again} />;
  if (pages.waiting) return <Waiting rows={6} />;
  if (pages.rows.length === 0 && !pages.previous) {
    return (
      <Empty
        title={t(unreadOnly ? "notices.emptyUnread" : "notices.empty")}
        hint={t("notices.emptyHint")}
      />
    );
  }
  return (
    <div aria-busy={pages.refreshing}>
      <ul className="lz-notes" aria-label={t("notices.title")}>
        {pages.rows.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </ul>
      <PagesBar name={t("notices.title")} pages={pages} />
    </div>
  );
}

/** The viewer's notices, the newest first. */
export function Inbox() {
  const { t } = useTranslation();
  const [unreadOnly, setUnreadOnly] = useState(false);
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-row lz-between">
        <Checkbox checked={unreadOnly} onChange={({ target }) => setUnreadOnly(target.checked)}>
          {t("notices.unreadOnly")}
        </Checkbox>
        <ReadAll />
      </div>
      <List unreadOnly={unreadOnly} />
    </div>
  );
}
