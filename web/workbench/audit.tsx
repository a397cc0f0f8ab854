import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import { AuditEntriesDocument, type AuditEntriesQuery } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import {
  AuditFilter,
  type AuditWants,
  everything,
  exportAddress,
  useActionName,
} from "./audit-filter.tsx";
import { AuditIntegrity } from "./audit-integrity.tsx";

type Entry = AuditEntriesQuery["auditEntries"]["nodes"][number];

/** A name that people know, and below it the code by which the record knows it. */
function Named({ name, code }: { readonly name: string | null; readonly code: string | null }) {
  if (name === null || name === code) return <span className="lz-code">{code ?? "–"}</span>;
  return (
    <span className="lz-two">
      <span>{name}</span>
      <span className="lz-code">{code}</span>
    </span>
  );
}

function useColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation();
  const actionName = useActionName();
  return [
    {
      key: "position",
      title: t("audit.position"),
      show: ({ position }) => position ?? t("audit.waits"),
    },
    { key: "at", title: t("audit.at"), show: ({ at }) => <Instant at={at} /> },
    {
      key: "action",
      title: t("audit.action"),
      heads: true,
      show: ({ action }) => (
        <div className="lz-act-name">
          <Named name={actionName(action)} code={action} />
        </div>
      ),
    },
    { key: "who", title: t("audit.who"), show: ({ who }) => who },
    {
      key: "subject",
      title: t("audit.subject"),
      show: ({ subject, subjectName }) => <Named name={subjectName} code={subject} />,
    },
    {
      key: "details",
      title: t("audit.details"),
      show: ({ details }) => <span className="lz-code lz-clip">{details ?? "–"}</span>,
    },
    {
      key: "from",
      title: t("audit.from"),
      show: ({ fromAddress, requestId }) => (
        <span className="lz-code" title={requestId ?? undefined}>
          {fromAddress ?? "–"}
        </span>
      ),
    },
  ];
}

/** The part of the record that is shown, as a file: for people, and to be verified later. */
function ExportButtons({ wants }: { readonly wants: AuditWants }) {
  const { t } = useTranslation();
  return (
    <>
      {(["csv", "jsonl"] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined aria-hidden />}
          href={exportAddress(format, wants)}
          download
        >
          {t(`audit.export.${format}`)}
        </Button>
      ))}
    </>
  );
}

/** Who did what to what, when and from where, in the viewer's own house. */
export function Audit() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [wants, setWants] = useState<AuditWants>(everything);
  const { search, who, subject, address, ...others } = wants;
  const pages = usePages({
    document: AuditEntriesDocument,
    pick: ({ auditEntries }) => auditEntries,
    variables: {
      ...others,
      search: search || null,
      who: who || null,
      subject: subject || null,
      address: address || null,
    },
    heeds: ["AuditEntry"],
  });
  return (
    <div className="lz-stack">
      <PageHead
        title={t("audit.title")}
        lead={t("audit.lead")}
        actions={<ExportButtons wants={wants} />}
      />
      <AuditIntegrity />
      <div className="lz-stack lz-tight">
        <AuditFilter wants={wants} set={setWants} />
        <PagedListing
          name={t("audit.title")}
          columns={columns}
          pages={pages}
          keyOf={({ id }) => id}
          empty={<Empty title={t("audit.empty")} />}
        />
      </div>
    </div>
  );
}
