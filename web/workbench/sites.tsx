import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, Listing } from "../design/listing.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { type SitePartsFragment, SitesDocument } from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { RowsCsvButton } from "./csv-button.tsx";
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

/** The firm's places. */
export function Sites() {
  const { t } = useTranslation();
  const may = useMay();
  const { words } = useFormats();
  const [sheet, setSheet] = useState<{ readonly site: Site | null } | null>(null);
  const columns = useColumns();
  const [{ data, error }, again] = useAsked({ query: SitesDocument, context: heeding(["Site"]) });
  const list = () => {
    if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    if (!data) return <Waiting rows={4} />;
    if (data.sites.length === 0) {
      return <Empty title={t("capacity.sites.empty")} hint={t("capacity.sites.emptyHint")} />;
    }
    return (
      <Listing
        name={t("capacity.tabs.sites")}
        columns={columns}
        rows={data.sites}
        keyOf={({ id }) => id}
        {...(may("capability.edit")
          ? {
              acts: (site: Site) => (
                <Button onClick={() => setSheet({ site })}>
                  {t("capacity.sites.change")}
                  <span className="lz-hidden">{words(site.name)}</span>
                </Button>
              ),
              actsTitle: t("app.acts"),
            }
          : {})}
      />
    );
  };
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        {may("capability.edit") ? (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setSheet({ site: null })}
          >
            {t("capacity.sites.add")}
          </Button>
        ) : null}
        <RowsCsvButton
          file="sites"
          heads={columns.map(({ title }) => title)}
          rows={(data?.sites ?? []).map((site) => [
            words(site.name),
            words(site.city),
            site.gln ?? "",
            `${site.latitude}, ${site.longitude}`,
            site.timeZone,
          ])}
        />
      </div>
      {list()}
      <SiteSheet site={sheet?.site ?? null} open={sheet !== null} close={() => setSheet(null)} />
    </div>
  );
}
