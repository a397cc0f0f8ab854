import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { PlanUsageDocument, type PlanUsageQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

type Usage = PlanUsageQuery["planUsage"]["usage"][number];

function Quota({ usage: { quota, used, most } }: { readonly usage: Usage }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const name = t(`terms.quota.${quota}`);
  const share = most === null ? null : most === 0 ? 100 : Math.min(100, (used / most) * 100);
  return (
    <div>
      <p className="lz-row lz-between">
        <strong>{name}</strong>
        <span>
          {most === null
            ? t("plan.usedNoLimit", { used: number(used) })
            : t("plan.used", { used: number(used), most: number(most) })}
        </span>
      </p>
      {share === null ? null : (
        <Progress
          percent={share}
          showInfo={false}
          status={share >= 100 ? "exception" : "normal"}
          aria-label={name}
        />
      )}
    </div>
  );
}

/** The firm's plan, and how much of each quota is used. */
export function Plan() {
  const { t } = useTranslation();
  const { words } = useFormats();
  const [{ data, error }, again] = useAsked({
    query: PlanUsageDocument,
    requestPolicy: "cache-and-network",
  });
  const content = () => {
    if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
    if (!data) return <Waiting rows={6} />;
    const { plan, usage } = data.planUsage;
    return (
      <Panel title={plan ? words(plan.name) : t("plan.none")}>
        <div className="lz-stack">
          {usage.map((each) => (
            <Quota key={each.quota} usage={each} />
          ))}
        </div>
      </Panel>
    );
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("plan.title")} lead={t("plan.lead")} />
      {content()}
    </div>
  );
}
