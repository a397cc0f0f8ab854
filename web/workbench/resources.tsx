import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { SearchField } from "../design/search-field.tsx";
import { Empty, NothingFound } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type ResourcePartsFragment,
  ResourceRestoreDocument,
  ResourceRetireDocument,
  ResourcesDocument,
  type ResourcesQuery,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { formatsOf, useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { useBatch } from "./batch.ts";
import { lastDayOf } from "./certificate-days.ts";
import { CsvButton } from "./csv-button.tsx";
import { ResourceSheet } from "./resource-sheet.tsx";

type Resource = ResourcePartsFragment;

function Nothing() {
  const { t } = useTranslation();
  return <span className="lz-muted">{t("app.none")}</span>;
}

/** The last day of a certificate by the clock of its site, as days are told here. */
function useLastDay(): (zone: string, validUntil: string) => string {
  const { tongue } = useFormats();
  const { day } = formatsOf(tongue, "UTC");
  return (zone, validUntil) => day(lastDayOf(zone, validUntil));
}

interface CertificateProps {
  readonly certificate: Resource["certificates"][number];
  /** Of its resource's site. */
  readonly zone: string;
}

/** Expired ones stay in sight: a search for work looks at what is valid until its end. */
function Certificate({ certificate, zone }: CertificateProps) {
  const { t } = useTranslation();
  const lastDay = useLastDay();
  const { standard, number, issuer, scope, validUntil } = certificate;
  const expired = Date.parse(validUntil) <= Date.now();
  return (
    <span className="lz-two" title={[issuer, scope].filter(Boolean).join(" · ") || undefined}>
      <span>
        {standard} {expired ? <Pill tone="copper">{t("capacity.resources.expired")}</Pill> : null}
      </span>
      <span>{`${number} · ${lastDay(zone, validUntil)}`}</span>
    </span>
  );
}

/** A machine that is gone, or was mistyped, is taken out of every choice; what is booked stands. */
function RetireOrRestore({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const retire = useCommand(ResourceRetireDocument);
  const restore = useCommand(ResourceRestoreDocument);
  const retired = resource.retiredAt !== null;
  const act = retired ? "restore" : "retire";
  return (
    <ActButton
      danger={!retired}
      label={t(`capacity.resources.${act}`)}
      title={t(`capacity.resources.${act}Title`)}
      hint={t(`capacity.resources.${act}Hint`)}
      done={t(`capacity.resources.${act}d`)}
      about={words(resource.name)}
      act={() => (retired ? restore : retire).run({ id: resource.id })}
    />
  );
}

function Acts({ resource, change }: { resource: Resource; change: (resource: Resource) => void }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const may = useMay()("capability.edit");
  const about = <span className="lz-hidden">{words(resource.name)}</span>;
  return (
    <>
      <Link to={`/capacity/resources/${resource.id}`}>
        {t("capacity.resources.calendar")}
        {about}
      </Link>
      <Link to={`/capacity/resources/${resource.id}/week`}>
        {t("capacity.resources.week")}
        {about}
      </Link>
      {may ? (
        <Button onClick={() => change(resource)}>
          {t("capacity.resources.change")}
          {about}
        </Button>
      ) : null}
      {may ? <RetireOrRestore resource={resource} /> : null}
    </>
  );
}

const list = {
  document: ResourcesDocument,
  pick: ({ resources }: ResourcesQuery) => resources,
  variables: { search: null, process: null, kind: null, site: null, retired: null },
};

/** The whole list, one resource a row. */
function Csv() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const lastDay = useLastDay();
  return (
    <CsvButton
      {...list}
      file="resources"
      heads={[
        t("capacity.resources.name"),
        t("capacity.resources.kind"),
        t("capacity.resources.reference"),
        t("capacity.resources.site"),
        t("capacity.resources.processes"),
        t("capacity.resources.materials"),
        `${t("capacity.resources.envelope")} (mm)`,
        `${t("capacity.resources.tolerance")} (mm)`,
        t("capacity.resource.batchLeast"),
        t("capacity.resource.batchMost"),
        t("capacity.resources.certificates"),
        `${t("capacity.resources.retired")} (UTC)`,
      ]}
      cells={(resource: Resource) => [
        words(resource.name),
        t(`terms.resourceKind.${resource.kind}`),
        resource.reference ?? "",
        words(resource.site.name),
        resource.processes.map(({ code }) => code).join("; "),
        resource.materials.map(({ code }) => code).join("; "),
        resource.envelope
          ? [resource.envelope.x, resource.envelope.y, resource.envelope.z].join(" × ")
          : "",
        resource.toleranceMm ?? "",
        String(resource.batchLeast ?? ""),
        String(resource.batchMost ?? ""),
        resource.certificates
          .map(
            ({ standard, number, validUntil }) =>
              `${standard} ${number} ${lastDay(resource.site.timeZone, validUntil)}`,
          )
          .join("; "),
        resource.retiredAt ?? "",
      ]}
    />
  );
}

function useColumns(): readonly Column<Resource>[] {
  const { t } = useTranslation();
  const { words, envelope, mm } = useFormats();
  const batch = useBatch();
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
      show: ({ name, kind, site, reference, retiredAt }) => (
        <span className="lz-two">
          <span>{words(name)}</span>
          <span>
            {[t(`terms.resourceKind.${kind}`), words(site.name), reference]
              .filter(Boolean)
              .join(" · ")}
          </span>
          {retiredAt === null ? null : <Pill>{t("capacity.resources.retired")}</Pill>}
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
      show: (resource) => (resource.envelope ? envelope(resource.envelope) : <Nothing />),
    },
    {
      key: "tolerance",
      title: t("capacity.resources.tolerance"),
      end: true,
      show: ({ toleranceMm }) => (toleranceMm === null ? <Nothing /> : mm(toleranceMm)),
    },
    {
      key: "batch",
      title: t("capacity.resources.batch"),
      end: true,
      show: (resource) => batch(resource) ?? <Nothing />,
    },
    {
      key: "certificates",
      title: t("capacity.resources.certificates"),
      show: ({ certificates, site }) =>
        certificates.length === 0 ? (
          <Nothing />
        ) : (
          certificates.map((certificate) => (
            <Certificate key={certificate.number} certificate={certificate} zone={site.timeZone} />
          ))
        ),
    },
  ];
}

function NoResources() {
  const { t } = useTranslation();
  return <Empty title={t("capacity.resources.empty")} hint={t("capacity.resources.emptyHint")} />;
}

/** What of the firm can be booked: machines, laboratories, experts and more. */
export function Resources() {
  const { t } = useTranslation();
  const may = useMay();
  const [sheet, setSheet] = useState<{ readonly resource: Resource | null } | null>(null);
  const columns = useColumns();
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const standing = params.get("standing") === "retired" ? "retired" : "inUse";
  const retired = standing === "retired";
  const variables = { ...list.variables, search: search || null, retired };
  const look = (next: Readonly<Record<"search" | "standing", string>>) =>
    setParams({
      ...(next.search ? { search: next.search } : {}),
      ...(next.standing === "retired" ? { standing: next.standing } : {}),
    });
  const pages = usePages({ ...list, variables, heeds: ["Resource"] });
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-toolbar">
        <SearchField
          label={t("capacity.resources.search")}
          search={search}
          set={(typed) => look({ search: typed, standing })}
        />
        <Segmented
          aria-label={t("capacity.resources.standing")}
          value={standing}
          onChange={(next) => look({ search, standing: next })}
          options={(["inUse", "retired"] as const).map((value) => ({
            value,
            label: t(`capacity.resources.${value}`),
          }))}
        />
        {may("capability.edit") ? (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setSheet({ resource: null })}
          >
            {t("capacity.resources.add")}
          </Button>
        ) : null}
        <Csv />
      </div>
      <PagedListing
        name={t("capacity.tabs.resources")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(resource) => <Acts resource={resource} change={() => setSheet({ resource })} />}
        actsTitle={t("app.acts")}
        empty={search || retired ? <NothingFound /> : <NoResources />}
      />
      <ResourceSheet
        resource={sheet?.resource ?? null}
        open={sheet !== null}
        close={() => setSheet(null)}
      />
    </div>
  );
}
