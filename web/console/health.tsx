import { Alert } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import type { HealthQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { Numbers, useHealth } from "./health-numbers.tsx";

type Health = HealthQuery["health"];
type Program = Health["programs"][number];

function useColumns(): readonly Column<Program>[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  return [
    {
      key: "program",
      title: t("operator.health.program"),
      heads: true,
      show: ({ name, instance }) => (
        <span className="lz-two">
          <span>{name}</span>
          <span className="lz-code">{instance}</span>
        </span>
      ),
    },
    {
      key: "state",
      title: t("operator.health.state"),
      show: ({ healthy }) => (
        <Pill tone={healthy ? "good" : "bad"}>
          {t(healthy ? "operator.health.well" : "operator.health.ill")}
        </Pill>
      ),
    },
    {
      key: "seen",
      title: t("operator.health.seen"),
      show: ({ seenAt }) => <Instant at={seenAt} />,
    },
    {
      key: "memory",
      title: t("operator.health.memory"),
      end: true,
      show: ({ memoryMb }) => `${number(memoryMb)} MB`,
    },
  ];
}

function Verdict({ programs }: { readonly programs: readonly Program[] }) {
  const { t } = useTranslation();
  const ill = programs.filter(({ healthy }) => !healthy).length;
  if (programs.length === 0) return null;
  return ill === 0 ? (
    <Alert type="success" showIcon title={t("operator.health.allWell")} />
  ) : (
    <Alert type="error" showIcon title={t("operator.health.notWell", { count: ill })} />
  );
}

/** When the shown state was read: it stands still when the platform no longer answers. */
function ReadAt({ health }: { readonly health: Health }) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const [at, setAt] = useState(() => new Date());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is a new object
  useEffect(() => setAt(new Date()), [health]);
  return <span className="lz-muted">{t("operator.health.updated", { at: clock(at) })}</span>;
}

function Shown({ health }: { readonly health: Health }) {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <>
      <Verdict programs={health.programs} />
      <Numbers health={health} />
      <div className="lz-stack lz-tight">
        <h2>{t("operator.health.programs")}</h2>
        {health.programs.length === 0 ? (
          <Empty title={t("operator.health.empty")} />
        ) : (
          <Listing
            name={t("operator.health.programs")}
            columns={columns}
            rows={health.programs}
            keyOf={({ name, instance }) => `${name} ${instance}`}
          />
        )}
      </div>
      <Panel tone="quiet">
        <Facts facts={[[t("operator.health.database"), `PostgreSQL ${health.databaseVersion}`]]} />
      </Panel>
    </>
  );
}

/** The state of the platform, live. */
export function Health() {
  const { t } = useTranslation();
  const sentence = useFaultSentence();
  const { health, fault, again } = useHealth();
  return (
    <div className="lz-stack">
      <PageHead
        title={t("operator.health.title")}
        lead={t("operator.health.lead")}
        {...(health ? { actions: <ReadAt health={health} /> } : {})}
      />
      {fault && health ? <Alert type="warning" showIcon title={sentence(fault)} /> : null}
      {fault && !health ? <FaultView fault={fault} again={() => again()} /> : null}
      {!fault && !health ? <Waiting rows={8} /> : null}
      {health ? <Shown health={health} /> : null}
    </div>
  );
}
