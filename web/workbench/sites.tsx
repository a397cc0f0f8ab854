import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { type Column, PagedListing } from "../design/listing.tsx";
import { SearchField } from "../design/search-field.tsx";
import { Empty, NothingFound } from "../design/states.tsx";
import {
  SitePagesDocument,
  type SitePagesQuery,
  type SitePartsFragment,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { CsvButton } from "./csv-button.tsx";
import { SiteSheet } from "./site-sheet.tsx";

type Site = SitePartsFragment;

function useColumns(): readonly Column<Site>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  return [
    {
      key: "name",
      title: t("capacity.sites.name"),
      heads: true,
      show: ({ name }) => <strong>{words(name)}</strong>,
    },
    { key: "city", title: t("capacity.sites.city"), show: ({ city }) => words(city) },
    {
      key: "gln",
      title: t("capacity.sites.gln"),
      show: ({ gln }) =>
        gln ? (
          <span className="lz-code">{gln}</span>
        ) : (
          <span className="lz-muted">{t("app.notSet")}</span>
        ),
    },
    {
      key: "position",
      title: t("capacity.sites.position"),
      show: ({ latitude, longitude }) => `${latitude.toFixed(4)}°, ${longitude.toFixed(4)}°`,
    },
    { key: "zone", title: t("capacity.sites.zone"), show: ({ timeZone }) => timeZone },
  ];
}

const list = {
  document: SitePagesDocument,
  pick: ({ sitePages }: SitePagesQuery) => sitePages,
  variables: { search: null },
};

function NoSites() {
  const { t } = useTranslation();
  return <Empty title={t("capacity.sites.empty")} hint={t("capacity.sites.emptyHint")} />;
}

/** The whole list, one site a row. */
function Csv({ heads }: { readonly heads: readonly string[] }) {
  const { words } = useFormats();
  return (
    <CsvButton
      {...list}
      file="sites"
      heads={heads}
      cells={(site: Site) => [
        words(site.name),
        words(site.city),
        site.gln ?? "",
        `${site.latitude}, ${site.longitude}`,
        site.timeZone,
      ]}
    />
  );
}

/** The firm's places. */
export function Sites() {
  const { t } = useTranslation();
  const may = useMay()("capability.edit");
  const { words } = useFormats();
  const [sheet, setSheet] = useState<{ readonly site: Site | null } | null>(null);
  const columns = useColumns();
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const pages = usePages({ ...list, variables: { search: search || null }, heeds: ["Site"] });
  const acts = (site: Site) => (
    <Button onClick={() => setSheet({ site })}>
      {t("capacity.sites.change")}
      <span className="lz-hidden">{words(site.name)}</span>
    </Button>
  );
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        <SearchField
          label={t("capacity.sites.search")}
          search={search}
          set={(typed) => setParams(typed ? { search: typed } : {})}
        />
        {may ? (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setSheet({ site: null })}
          >
            {t("capacity.sites.add")}
          </Button>
        ) : null}
        <Csv heads={columns.map(({ title }) => title)} />
      </div>
      <PagedListing
        name={t("capacity.tabs.sites")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        {...(may ? { acts, actsTitle: t("app.acts") } : {})}
        empty={search ? <NothingFound /> : <NoSites />}
      />
      <SiteSheet site={sheet?.site ?? null} open={sheet !== null} close={() => setSheet(null)} />
    </div>
  );
}
