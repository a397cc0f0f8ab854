import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { SideSheet } from "../design/drawer.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { SearchField } from "../design/search-field.tsx";
import { Empty } from "../design/states.tsx";
import {
  type CapacityGroupPartsFragment,
  CapacityGroupsDocument,
} from "../graphql/generated/graphql.ts";
import { groupAddress } from "../graphql/groups-sent.ts";
import { usePages } from "../graphql/pages.ts";
import { tableAddress } from "../graphql/tables-sent.ts";
import { useMay } from "../shell/session.tsx";
import { useMonday, useUnit } from "./capacity-weeks.ts";
import { TableImport } from "./table-import.tsx";

type Group = CapacityGroupPartsFragment;

/** From which week to which. */
export function Span({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const monday = useMonday();
  const { firstWeek, lastWeek, weekCount } = group;
  if (firstWeek === null || lastWeek === null) return t("capacityGroups.noWeeks");
  const values = { first: monday(firstWeek), last: monday(lastWeek), weeks: weekCount };
  return t("capacityGroups.spanOf", values);
}

function useColumns(): readonly Column<Group>[] {
  const { t } = useTranslation();
  const unit = useUnit();
  return [
    {
      key: "name",
      title: t("capacityGroups.name"),
      heads: true,
      show: ({ id, name, inactive }) => (
        <span className="lz-two">
          <Link to={`/capacity/weeks/${id}`}>{name}</Link>
          {inactive ? <Pill>{t("capacityGroups.inactive")}</Pill> : null}
        </span>
      ),
    },
    {
      key: "partners",
      title: t("capacityGroups.partners"),
      show: ({ supplier, customer }) => (
        <span className="lz-two">
          <span className="lz-code lz-name">{supplier}</span>
          <span className="lz-code lz-name">{customer}</span>
        </span>
      ),
    },
    { key: "unit", title: t("capacityGroups.unit"), show: (group) => unit(group.unit) },
    { key: "span", title: t("capacityGroups.span"), show: (group) => <Span group={group} /> },
    {
      key: "saidAt",
      title: t("capacityGroups.saidAt"),
      show: ({ saidAt }) => <Instant at={saidAt} />,
    },
  ];
}

function Export({ group: { groupId, name } }: { readonly group: Group }) {
  const { t } = useTranslation();
  return (
    <Button icon={<DownloadOutlined aria-hidden />} href={groupAddress(groupId)} download>
      {t("capacityGroups.export")}
      <span className="lz-hidden">{name}</span>
    </Button>
  );
}

interface ImportSheetProps {
  readonly open: boolean;
  readonly close: () => void;
  readonly taken: () => void;
}

function ImportSheet({ open, close, taken }: ImportSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t("capacityGroups.importTitle")} open={open} close={close} width={720}>
      <TableImport table="groups" taken={taken} />
    </SideSheet>
  );
}

function Nothing({ searched }: { readonly searched: boolean }) {
  const { t } = useTranslation();
  if (searched) {
    return (
      <Empty title={t("capacityGroups.nothingFound")} hint={t("capacityGroups.nothingFoundHint")} />
    );
  }
  return <Empty title={t("capacityGroups.empty")} hint={t("capacityGroups.emptyHint")} />;
}

/** The weekly capacity that the firm keeps, whether it is the supplier or the customer. */
export function CapacityGroups() {
  const { t } = useTranslation();
  const may = useMay()("capacity.publish");
  const columns = useColumns();
  const [params, setParams] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const search = params.get("search") ?? "";
  const pages = usePages({
    document: CapacityGroupsDocument,
    pick: ({ capacityGroups }) => capacityGroups,
    variables: { search: search || null },
    heeds: ["CapacityGroup"],
  });
  return (
    <div className="lz-stack lz-tight">
      <p className="lz-muted">{t("capacityGroups.lead")}</p>
      <div className="lz-toolbar">
        <SearchField
          label={t("capacityGroups.search")}
          search={search}
          set={(typed) => setParams(typed ? { search: typed } : {})}
        />
        {may ? (
          <Button
            type="primary"
            icon={<UploadOutlined aria-hidden />}
            onClick={() => setImporting(true)}
          >
            {t("capacityGroups.import")}
          </Button>
        ) : null}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={tableAddress("groups", "json")}
          download
        >
          {t("capacityGroups.exportAll")}
        </Button>
        <Link to="/capacity/weeks/build">{t("capacityGroups.build")}</Link>
      </div>
      <PagedListing
        name={t("capacityGroups.list")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(group) => <Export group={group} />}
        actsTitle={t("app.acts")}
        empty={<Nothing searched={search !== ""} />}
      />
      <ImportSheet open={importing} close={() => setImporting(false)} taken={pages.again} />
    </div>
  );
}
