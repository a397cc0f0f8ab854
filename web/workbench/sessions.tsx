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
  SessionRevokeOthersDocument,
  SessionsDocument,
  type SessionsQuery,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { deviceName } from "./device-name.ts";

type Session = SessionsQuery["sessions"][number];

function useColumns(): readonly Column<Session>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
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
    { key: "firm", title: t("session.mine.firm"), show: ({ firm }) => words(firm.name) },
    {
      key: "address",
      title: t("session.mine.address"),
      show: ({ address }) => address ?? t("session.mine.addressUnknown"),
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
  const { words } = useFormats();
  const revoke = useCommand(SessionRevokeDocument);
  if (session.current) return null;
  return (
    <ActButton
      label={t("session.mine.revoke")}
      title={t("session.mine.revokeTitle")}
      hint={t("session.mine.revokeHint")}
      done={t("session.mine.revoked")}
      about={`${deviceName(session.userAgent)} · ${words(session.firm.name)}`}
      act={() => revoke.run({ id: session.id })}
    />
  );
}

function RevokeOthers() {
  const { t } = useTranslation();
  const revoke = useCommand(SessionRevokeOthersDocument, ["Session"]);
  return (
    <ActButton
      label={t("session.mine.others")}
      title={t("session.mine.othersTitle")}
      hint={t("session.mine.othersHint")}
      done={t("session.mine.othersDone")}
      act={() => revoke.run({})}
    />
  );
}

/** The viewer's own sessions, in all his firms. */
export function Sessions() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [{ data, error }, again] = useAsked({
    query: SessionsDocument,
    context: heeding(["Session"]),
  });
  const rows = data?.sessions ?? [];
  const hasOthers = rows.some(({ current }) => !current);
  return (
    <div className="lz-stack">
      <PageHead
        title={t("session.mine.title")}
        lead={t("session.mine.lead")}
        actions={hasOthers ? <RevokeOthers /> : null}
      />
      {error && !data ? <FaultView fault={faultOfError(error)} again={() => again()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data && rows.length === 0 ? <Empty title={t("session.mine.empty")} /> : null}
      {rows.length > 0 ? (
        <Listing
          name={t("session.mine.title")}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          acts={(session) => <Revoke session={session} />}
          actsTitle={t("app.acts")}
        />
      ) : null}
    </div>
  );
}
