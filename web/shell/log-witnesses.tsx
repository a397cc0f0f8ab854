import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  LogWitnessesDocument,
  type LogWitnessPartsFragment,
} from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

type Witness = LogWitnessPartsFragment;

/** Who it is, when it last cosigned, and how far behind it is. */
export function useWitnessColumns(): readonly Column<Witness>[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  return [
    {
      key: "name",
      title: t("log.witness"),
      heads: true,
      show: ({ name }) => <span className="lz-code lz-name">{name}</span>,
    },
    {
      key: "cosignedAt",
      title: t("log.cosignedAt"),
      show: ({ cosignedAt }) => (cosignedAt ? <Instant at={cosignedAt} /> : t("log.neverCosigned")),
    },
    {
      key: "behind",
      title: t("log.behind"),
      show: ({ behind, refuses }) => {
        if (refuses) return <Pill tone="bad">{t("log.refuses")}</Pill>;
        if (behind === "0") return <Pill tone="good">{t("log.upToDate")}</Pill>;
        return t("log.behindBy", { count: Number(behind), entries: number(behind) });
      },
    },
    {
      key: "key",
      title: t("log.witnessKey"),
      show: ({ key }) => <span className="lz-code lz-digest">{key}</span>,
    },
  ];
}

/** That a witness has seen what the log does not hold, for anyone to check. */
function Contradiction({ witness: { name, evidence } }: { readonly witness: Witness }) {
  const { t } = useTranslation();
  return evidence === null ? null : (
    <Alert
      type="error"
      showIcon
      title={t("log.contradicted", { name })}
      description={<pre className="lz-code">{evidence}</pre>}
    />
  );
}

/** Who watches the log, for anyone to see. */
export function LogWitnesses() {
  const { t } = useTranslation();
  const columns = useWitnessColumns();
  const [{ data, error }, again] = useAsked({ query: LogWitnessesDocument });
  const witnesses = data?.logWitnesses;
  return (
    <Panel title={t("log.witnesses")}>
      <div className="lz-stack">
        <p className="lz-muted">{t("log.witnessesLead")}</p>
        {error && !data ? <FaultView fault={faultOfError(error)} again={() => again()} /> : null}
        {!error && !witnesses ? <Waiting rows={2} /> : null}
        {witnesses?.map((witness) => (
          <Contradiction key={witness.key} witness={witness} />
        ))}
        {witnesses?.length === 0 ? (
          <Empty title={t("log.noWitnesses")} hint={t("log.noWitnessesHint")} />
        ) : null}
        {witnesses?.length ? (
          <Listing
            name={t("log.witnesses")}
            columns={columns}
            rows={witnesses}
            keyOf={({ key }) => key}
          />
        ) : null}
        <p>
          <a href="/witness.mjs">{t("log.runWitness")}</a>
        </p>
      </div>
    </Panel>
  );
}
