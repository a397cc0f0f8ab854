import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  SessionRevokeDocument,
  SessionsDocument,
  type SessionsQuery,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useViewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { deviceName } from "./device-name.ts";

type Session = SessionsQuery["sessions"][number];

function useColumns(): readonly Column<Session>[] {
  const { t } = useTranslation();
  return [
    {
      key: "device",
      title: t("session.mine.device"),
      heads: true,
      show: ({ userAgent, current }) => (
        <span title={userAgent}>
          <strong>{deviceName(userAgent)}</strong>{" "}
          {current ? <Pill tone="copper">{t("session.mine.current")}</Pill> : null}
        </span>
      ),
    },
    {
      key: "started",
      title: t("session.mine.started"),
      show: ({ startedAt }) => <Instant at={startedAt} />,
    },
    { key: "seen", title: t("session.mine.seen"), show: ({ seenAt }) => <Instant at={seenAt} /> },
  ];
}

function Revoke({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const revoke = useCommand(SessionRevokeDocument);
  if (session.current) return null;
  return (
    <ActButton
      label={t("session.mine.revoke")}
      title={t("session.mine.revokeTitle")}
      hint={t("session.mine.revokeHint")}
      done={t("session.mine.revoked")}
      about={deviceName(session.userAgent)}
      act={() => revoke.run({ id: session.id })}
    />
  );
}

function List() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [{ data, error }, again] = useAsked({
    query: SessionsDocument,
    context: heeding(["Session"]),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting />;
  if (data.sessions.length === 0) return <Empty title={t("session.mine.empty")} />;
  return (
    <Listing
      name={t("session.mine.title")}
      columns={columns}
      rows={data.sessions}
      keyOf={({ id }) => id}
      acts={(session) => <Revoke session={session} />}
      actsTitle={t("app.acts")}
    />
  );
}

/** The viewer's own sessions in this firm. */
export function Sessions() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { firm } = useViewer();
  return (
    <div className="lz-stack">
      <PageHead
        title={t("session.mine.title")}
        lead={t("session.mine.lead", { firm: words(firm.name) })}
      />
      <List />
    </div>
  );
}
