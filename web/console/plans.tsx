import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import { type PlanPartsFragment, PlansDocument } from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { PlanSheet, quotaNames } from "./plan-sheet.tsx";

type Plan = PlanPartsFragment;

function useColumns(): readonly Column<Plan>[] {
  const { t } = useTranslation();
  const { words, number } = useFormats();
  const most = ({ quotas }: Plan, name: string) =>
    quotas.find((each) => each.name === name)?.most ?? null;
  return [
    { key: "name", title: t("operator.plans.name"), heads: true, show: ({ name }) => words(name) },
    ...quotaNames.map(
      (name): Column<Plan> => ({
        key: name,
        title: t(`terms.quota.${name}`),
        end: true,
        show: (plan) => {
          const limit = most(plan, name);
          return limit === null ? t("operator.plans.noLimit") : number(limit);
        },
      }),
    ),
    {
      key: "changed",
      title: t("operator.plans.changedAt"),
      show: ({ changedAt }) => <Instant at={changedAt} />,
    },
  ];
}

/** The plans that firms can have, for the operator. */
export function Plans() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const columns = useColumns();
  const [writing, setWriting] = useState<{ readonly plan: Plan | null } | null>(null);
  const pages = usePages({
    document: PlansDocument,
    pick: ({ plans }) => plans,
    variables: {},
    heeds: ["Plan"],
  });
  return (
    <div className="lz-stack">
      <PageHead
        title={t("operator.plans.title")}
        lead={t("operator.plans.lead")}
        actions={
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setWriting({ plan: null })}
          >
            {t("operator.plans.add")}
          </Button>
        }
      />
      <PagedListing
        name={t("operator.plans.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        actsTitle={t("app.acts")}
        acts={(plan) => (
          <Button onClick={() => setWriting({ plan })}>
            {t("operator.plans.change")}
            <span className="lz-hidden">{words(plan.name)}</span>
          </Button>
        )}
        empty={<Empty title={t("operator.plans.empty")} />}
      />
      <PlanSheet
        open={writing !== null}
        plan={writing?.plan ?? null}
        close={() => setWriting(null)}
      />
    </div>
  );
}
