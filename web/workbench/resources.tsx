import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { type ResourcePartsFragment, ResourcesDocument } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ResourceSheet } from "./resource-sheet.tsx";

type Resource = ResourcePartsFragment;

function useColumns(): readonly Column<Resource>[] {
  const { t } = useTranslation();
  const { words, envelope, mm, day } = useFormats();
  const pills = (named: readonly { code: string; name: { zh: string; en: string } }[]) => (
    <span className="lz-pills">
      {named.map(({ code, name }) => (
        <Pill key={code}>{words(name)}</Pill>
      ))}
    </span>
  );
  return [
    {
      key: "name",
      title: t("capacity.resources.name"),
      heads: true,
      show: ({ name, kind, site }) => (
        <span className="lz-two">
          <span>{words(name)}</span>
          <span>{`${t(`terms.resourceKind.${kind}`)} · ${words(site.name)}`}</span>
        </span>
      ),
    },
    {
      key: "processes",
      title: t("capacity.resources.processes"),
      show: ({ processes }) => pills(processes),
    },
    {
      key: "materials",
      title: t("capacity.resources.materials"),
      show: ({ materials }) => pills(materials),
    },
    {
      key: "envelope",
      title: t("capacity.resources.envelope"),
      show: (resource) => envelope(resource.envelope),
    },
    {
      key: "tolerance",
      title: t("capacity.resources.tolerance"),
      end: true,
      show: ({ toleranceMm }) => mm(toleranceMm),
    },
    {
      key: "certificates",
      title: t("capacity.resources.certificates"),
      show: ({ certificates }) =>
        certificates.length === 0 ? (
          <span className="lz-muted">{t("app.none")}</span>
        ) : (
          certificates.map(({ standard, number, validUntil }) => (
            <span key={number} className="lz-two">
              <span>{standard}</span>
              <span>{`${number} · ${day(validUntil)}`}</span>
            </span>
          ))
        ),
    },
  ];
}

/** Machines, lines, laboratories, rigs and teams of the firm. */
export function Resources() {
  const { t } = useTranslation();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const pages = usePages({
    document: ResourcesDocument,
    pick: ({ resources }) => resources,
    variables: {},
    heeds: ["Resource"],
  });
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        {may("capability.edit") ? (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("capacity.resources.add")}
          </Button>
        ) : null}
      </div>
      <PagedListing
        name={t("capacity.tabs.resources")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={
          <Empty title={t("capacity.resources.empty")} hint={t("capacity.resources.emptyHint")} />
        }
      />
      <ResourceSheet open={adding} close={() => setAdding(false)} />
    </div>
  );
}
