import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClearable } from "../design/clearable.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { AuditChainsDocument, type AuditChainsQuery } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";

type Chain = AuditChainsQuery["auditChains"]["nodes"][number];

function State({ chain }: { readonly chain: Chain }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { finding, findingPosition, checkedPosition, checkedAt } = chain;
  if (checkedAt === null) return <Pill>{t("operator.audits.unchecked")}</Pill>;
  return (
    <span className="lz-state">
      <Pill tone={finding === null ? "good" : "bad"}>
        {t(finding === null ? "operator.audits.whole" : "operator.audits.broken")}
      </Pill>
      <span className="lz-muted">
        {finding === null
          ? t("operator.audits.upTo", { position: number(checkedPosition) })
          : t(`audit.finding.${finding}`)}
        {findingPosition === null
          ? ""
          : ` · ${t("audit.integrity.atPosition", { position: number(findingPosition) })}`}
      </span>
    </span>
  );
}

function useColumns(): readonly Column<Chain>[] {
  const { t } = useTranslation();
  const { words, number } = useFormats();
  return [
    {
      key: "firm",
      title: t("operator.audits.firm"),
      heads: true,
      show: ({ firm }) => words(firm.name),
    },
    {
      key: "entries",
      title: t("operator.audits.entries"),
      end: true,
      show: ({ entries }) => number(entries),
    },
    {
      key: "head",
      title: t("operator.audits.head"),
      show: ({ link }) => (
        <span className="lz-code" title={link}>
          {link.slice(0, 16)}
        </span>
      ),
    },
    {
      key: "sealed",
      title: t("operator.audits.sealed"),
      show: ({ sealedAt, sealedPosition }) =>
        sealedAt === null ? (
          "–"
        ) : (
          <span className="lz-two">
            <span>{number(sealedPosition)}</span>
            <Instant at={sealedAt} />
          </span>
        ),
    },
    { key: "state", title: t("operator.audits.state"), show: (chain) => <State chain={chain} /> },
    {
      key: "checked",
      title: t("operator.audits.checked"),
      show: ({ checkedAt }) => (checkedAt === null ? "–" : <Instant at={checkedAt} />),
    },
  ];
}

/** How far each firm's audit reaches and whether it is whole, for the audit administrator. */
export function Audits() {
  const { t } = useTranslation();
  const clearable = useClearable();
  const columns = useColumns();
  const [search, setSearch] = useState("");
  const pages = usePages({
    document: AuditChainsDocument,
    pick: ({ auditChains }) => auditChains,
    variables: { search: search || null },
    heeds: ["AuditChain"],
  });
  return (
    <div className="lz-stack">
      <PageHead title={t("operator.audits.title")} lead={t("operator.audits.lead")} />
      <div className="lz-stack lz-tight">
        <div className="lz-toolbar">
          <Input.Search
            allowClear={clearable}
            aria-label={t("operator.audits.search")}
            placeholder={t("operator.audits.search")}
            onSearch={(typed) => setSearch(typed.trim())}
          />
        </div>
        <PagedListing
          name={t("operator.audits.title")}
          columns={columns}
          pages={pages}
          keyOf={({ firm }) => firm.id}
          empty={<Empty title={t("operator.audits.empty")} />}
        />
      </div>
    </div>
  );
}
