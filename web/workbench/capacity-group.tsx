import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { PagesBar } from "../design/pages-bar.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  CapacityGroupDemandsDocument,
  type CapacityGroupDemandsQuery,
  CapacityGroupDocument,
  CapacityGroupLinksDocument,
  type CapacityGroupLinksQuery,
  type CapacityGroupQuery,
  CapacityGroupRemoveDocument,
  CapacityGroupWeeksDocument,
} from "../graphql/generated/graphql.ts";
import { groupAddress } from "../graphql/groups-sent.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import type { capacityGroups } from "../words/zh/capacity-groups.ts";
import { ActButton } from "./act-button.tsx";
import { Span } from "./capacity-groups.tsx";
import { useUnit } from "./capacity-weeks.ts";
import { CapacityWeeks } from "./capacity-weeks-table.tsx";

type Contents = CapacityGroupQuery["capacityGroup"];
type Demand = CapacityGroupDemandsQuery["capacityGroup"]["demands"]["nodes"][number];
type Linked = CapacityGroupLinksQuery["capacityGroup"]["linked"]["nodes"][number];

/** A year: what a chart of weeks can show. */
const weeksAtOnce = 52;

interface OfGroup {
  readonly contents: Contents;
}

function Weeks({ contents: { group } }: OfGroup) {
  const { t } = useTranslation();
  const unit = useUnit();
  const pages = usePages({
    document: CapacityGroupWeeksDocument,
    pick: ({ capacityGroup }) => capacityGroup.weeks,
    variables: { id: group.id },
    pageSize: weeksAtOnce,
    heeds: ["CapacityGroup"],
  });
  if (pages.fault) return <FaultView fault={pages.fault} again={pages.again} />;
  if (pages.waiting) return <Waiting rows={8} />;
  if (pages.rows.length === 0) return <p>{t("capacityGroups.noWeeks")}</p>;
  return (
    <div className="lz-stack lz-tight" aria-busy={pages.refreshing}>
      <CapacityWeeks weeks={pages.rows} unit={unit(group.unit)} name={group.name} />
      <PagesBar name={t("capacityGroups.weeks")} pages={pages} />
    </div>
  );
}

type CategoryKey = keyof typeof capacityGroups.categories;

function Demands({ contents: { group } }: OfGroup) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const code = (text: string | null) => <span className="lz-code">{text ?? "–"}</span>;
  const columns: readonly Column<Demand>[] = [
    {
      key: "material",
      title: t("capacityGroups.material"),
      heads: true,
      show: ({ materialNumberCustomer }) => code(materialNumberCustomer),
    },
    {
      key: "materialSupplier",
      title: t("capacityGroups.materialSupplier"),
      show: ({ materialNumberSupplier }) => code(materialNumberSupplier),
    },
    {
      key: "location",
      title: t("capacityGroups.location"),
      show: ({ customerLocation }) => code(customerLocation),
    },
    {
      key: "category",
      title: t("capacityGroups.category"),
      // No other comes in.
      show: ({ category }) => t(`capacityGroups.categories.${category as CategoryKey}`),
    },
    {
      key: "loadFactor",
      title: t("capacityGroups.loadFactor"),
      end: true,
      show: ({ loadFactor }) => (loadFactor === null ? "–" : number(loadFactor)),
    },
  ];
  const pages = usePages({
    document: CapacityGroupDemandsDocument,
    pick: ({ capacityGroup }) => capacityGroup.demands,
    variables: { id: group.id },
    heeds: ["CapacityGroup"],
  });
  return (
    <PagedListing
      name={t("capacityGroups.demands")}
      columns={columns}
      pages={pages}
      keyOf={(demand) => JSON.stringify(demand)}
      empty={<p>{t("capacityGroups.noDemands")}</p>}
    />
  );
}

function LinkedGroups({ contents: { group } }: OfGroup) {
  const { t } = useTranslation();
  const columns: readonly Column<Linked>[] = [
    {
      key: "name",
      title: t("capacityGroups.name"),
      heads: true,
      show: (linked) =>
        linked.group ? (
          <Link to={`/capacity/weeks/${linked.group.id}`}>{linked.group.name}</Link>
        ) : (
          t("capacityGroups.notKept")
        ),
    },
    {
      key: "id",
      title: t("capacityGroups.groupId"),
      show: ({ groupId }) => <span className="lz-code">{groupId}</span>,
    },
  ];
  const pages = usePages({
    document: CapacityGroupLinksDocument,
    pick: ({ capacityGroup }) => capacityGroup.linked,
    variables: { id: group.id },
    heeds: ["CapacityGroup"],
  });
  return (
    <PagedListing
      name={t("capacityGroups.linked")}
      columns={columns}
      pages={pages}
      keyOf={({ groupId }) => groupId}
      empty={<p>{t("capacityGroups.noLinked")}</p>}
    />
  );
}

function About({ contents: { group, supplierLocations, resource } }: OfGroup) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const unit = useUnit();
  const code = (text: string) => <span className="lz-code">{text}</span>;
  return (
    <Facts
      facts={[
        [t("capacityGroups.groupId"), code(group.groupId)],
        [t("capacityGroups.supplier"), code(group.supplier)],
        [t("capacityGroups.customer"), code(group.customer)],
        [t("capacityGroups.state"), t(`capacityGroups.${group.inactive ? "inactive" : "active"}`)],
        [t("capacityGroups.unit"), unit(group.unit)],
        [t("capacityGroups.span"), <Span key="span" group={group} />],
        supplierLocations.length > 0
          ? [t("capacityGroups.locations"), code(supplierLocations.join(", "))]
          : null,
        resource
          ? [
              t("capacityGroups.resource"),
              <Link key="resource" to={`/capacity/resources/${resource.id}`}>
                {`${words(resource.name)} · ${words(resource.site.name)}`}
              </Link>,
            ]
          : null,
        [t("capacityGroups.saidAt"), <Instant key="said" at={group.saidAt} />],
        [t("capacityGroups.takenAt"), <Instant key="taken" at={group.takenAt} />],
      ]}
    />
  );
}

function Acts({ contents: { group } }: OfGroup) {
  const { t } = useTranslation();
  const may = useMay()("capacity.publish");
  const go = useNavigate();
  const remove = useCommand(CapacityGroupRemoveDocument, ["CapacityGroup"]);
  const act = async () => {
    const outcome = await remove.run({ id: group.id });
    if (outcome.done) await go("/capacity/weeks");
    return outcome;
  };
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} href={groupAddress(group.groupId)} download>
        {t("capacityGroups.export")}
      </Button>
      {may ? (
        <ActButton
          label={t("capacityGroups.remove")}
          title={t("capacityGroups.removeTitle")}
          hint={t("capacityGroups.removeHint")}
          done={t("capacityGroups.removed")}
          act={act}
        />
      ) : null}
      <Link to="/capacity/weeks">{t("capacityGroups.back")}</Link>
    </>
  );
}

/** One weekly capacity group: its weeks as a chart and as a table, and what it is for. */
export function CapacityGroupPage() {
  const { t } = useTranslation();
  const { group: id = "" } = useParams();
  const [{ data, error }, again] = useAsked({ query: CapacityGroupDocument, variables: { id } });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={8} />;
  const contents = data.capacityGroup;
  return (
    <div className="lz-stack">
      <PageHead title={contents.group.name} actions={<Acts contents={contents} />} />
      <Panel title={t("capacityGroups.weeks")}>
        <Weeks contents={contents} />
      </Panel>
      <Panel title={t("capacityGroups.facts")}>
        <About contents={contents} />
      </Panel>
      <Panel title={t("capacityGroups.demands")}>
        <Demands contents={contents} />
      </Panel>
      <Panel title={t("capacityGroups.linked")}>
        <LinkedGroups contents={contents} />
      </Panel>
    </div>
  );
}
