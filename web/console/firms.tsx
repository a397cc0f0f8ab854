import { PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useClearable } from "../design/clearable.tsx";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import {
  type TenantPartsFragment,
  type TenantStatus,
  TenantsDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { AdmitSheet } from "./admit-sheet.tsx";
import { PlanChoice } from "./plan-choice.tsx";
import { TenantActs } from "./tenant-acts.tsx";

type Tenant = TenantPartsFragment;

const statuses = ["ADMITTED", "ACTIVE", "SUSPENDED"] as const satisfies readonly TenantStatus[];
const tones: Readonly<Record<TenantStatus, Tone>> = {
  ADMITTED: "note",
  ACTIVE: "good",
  SUSPENDED: "bad",
};

function Status({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation();
  const { instant, zone } = useFormats();
  const { status, suspendedAt, suspensionReason, frozenAt } = tenant;
  return (
    <span className="lz-state">
      {frozenAt ? (
        <Pill tone="bad">{t("incidents.frozenSince", { at: instant(frozenAt) })}</Pill>
      ) : null}
      <Pill tone={tones[status]}>{t(`terms.tenantStatus.${status}`)}</Pill>
      {status === "SUSPENDED" && suspendedAt ? (
        <span className="lz-muted">
          {t("operator.firms.suspendedSince", {
            at: `${instant(suspendedAt)} ${zone(suspendedAt)}`,
          })}
          {suspensionReason ? ` · ${suspensionReason}` : ""}
        </span>
      ) : null}
    </span>
  );
}

function useColumns(): readonly Column<Tenant>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  return [
    {
      key: "name",
      title: t("operator.firms.name"),
      heads: true,
      show: ({ name, city }) => (
        <span className="lz-two">
          <span>{words(name)}</span>
          <span>{words(city)}</span>
        </span>
      ),
    },
    {
      key: "uscc",
      title: t("operator.firms.uscc"),
      show: ({ uscc }) => <span className="lz-code">{uscc}</span>,
    },
    {
      key: "admitted",
      title: t("operator.firms.admitted"),
      show: ({ admittedAt }) => <Instant at={admittedAt} />,
    },
    {
      key: "rules",
      title: t("operator.firms.rulesVersion"),
      show: ({ rulesVersion }) =>
        rulesVersion === null ? (
          <span className="lz-muted">{t("operator.firms.notAccepted")}</span>
        ) : (
          t("rules.version", { version: rulesVersion })
        ),
    },
    {
      key: "plan",
      title: t("operator.plans.plan"),
      show: ({ plan }) => (plan ? words(plan) : t("operator.plans.none")),
    },
    {
      key: "status",
      title: t("operator.firms.status"),
      show: (tenant) => <Status tenant={tenant} />,
    },
  ];
}

interface Filter {
  readonly search: string;
  readonly status: TenantStatus | null;
}

function FilterBar({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const clearable = useClearable();
  return (
    <div className="lz-toolbar">
      <Input.Search
        key={filter.search}
        allowClear={clearable}
        defaultValue={filter.search}
        aria-label={t("operator.firms.search")}
        placeholder={t("operator.firms.search")}
        onSearch={(search) => set({ ...filter, search: search.trim() })}
      />
      <Select
        allowClear={clearable}
        aria-label={t("operator.firms.status")}
        placeholder={t("operator.firms.allStatuses")}
        value={filter.status}
        options={statuses.map((status) => ({
          value: status,
          label: t(`terms.tenantStatus.${status}`),
        }))}
        onChange={(status: TenantStatus | undefined) => set({ ...filter, status: status ?? null })}
      />
    </div>
  );
}

/** All member firms, for the operator. */
export function Firms() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const [params, setParams] = useSearchParams();
  const [admitting, setAdmitting] = useState(false);
  const search = params.get("search") ?? "";
  const status = statuses.find((each) => each === params.get("status")) ?? null;
  const pages = usePages({
    document: TenantsDocument,
    pick: ({ tenants }) => tenants,
    variables: { search: search || null, status },
    heeds: ["Tenant"],
  });
  const set = (filter: Filter) =>
    setParams({
      ...(filter.search ? { search: filter.search } : {}),
      ...(filter.status ? { status: filter.status } : {}),
    });
  const Acts = may("platform.suspend") ? TenantActs : may("platform.set-plans") ? PlanChoice : null;
  const acts = Acts
    ? { acts: (tenant: Tenant) => <Acts tenant={tenant} />, actsTitle: t("app.acts") }
    : {};
  const admit = may("platform.admit") ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdmitting(true)}>
      {t("operator.firms.admit")}
    </Button>
  ) : null;
  const filtered = search !== "" || status !== null;
  return (
    <div className="lz-stack">
      <PageHead title={t("operator.firms.title")} lead={t("operator.firms.lead")} actions={admit} />
      <div className="lz-stack lz-tight">
        <FilterBar filter={{ search, status }} set={set} />
        <PagedListing
          name={t("operator.firms.title")}
          columns={columns}
          pages={pages}
          keyOf={({ id }) => id}
          {...acts}
          empty={
            <Empty title={t(filtered ? "operator.firms.emptyFound" : "operator.firms.empty")} />
          }
        />
      </div>
      <AdmitSheet open={admitting} close={() => setAdmitting(false)} />
    </div>
  );
}
