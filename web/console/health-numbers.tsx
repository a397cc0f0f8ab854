import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { HealthDocument, type HealthQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

const everyMs = 5_000;

/** The state of the platform, read again every five seconds while the page is in view. */
export function useHealth() {
  const [{ data, error }, again] = useAsked({
    query: HealthDocument,
    requestPolicy: "network-only",
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) again({ requestPolicy: "network-only" });
    }, everyMs);
    return () => clearInterval(timer);
  }, [again]);
  return { health: data?.health ?? null, fault: error ? faultOfError(error) : null, again };
}

type Health = HealthQuery["health"];

export function Numbers({ health }: { readonly health: Health }) {
  const { t } = useTranslation();
  const { number, instant, zone } = useFormats();
  const at = health.checkpointAt;
  const cards = [
    { label: t("operator.health.tenants"), value: number(health.tenants) },
    { label: t("operator.health.sessions"), value: number(health.activeSessions) },
    { label: t("operator.health.waiting"), value: number(health.outboxWaiting) },
    {
      label: t("operator.health.deadLetters"),
      value: number(health.deadLetters),
      bad: health.deadLetters > 0,
    },
    {
      label: t("operator.health.logSize"),
      value: number(health.logSize),
      hint: `${t("operator.health.checkpoint")}: ${
        at ? `${instant(at)} ${zone(at)}` : t("operator.health.noCheckpoint")
      }`,
    },
  ];
  return (
    <div className="lz-numbers">
      {cards.map(({ label, value, hint, bad }) => (
        <div key={label} className={bad ? "lz-number lz-number-bad" : "lz-number"}>
          <span>{label}</span>
          <strong>{value}</strong>
          {hint ? <span className="lz-number-hint">{hint}</span> : null}
        </div>
      ))}
    </div>
  );
}

/** The platform's numbers for the operator's home page. */
export function HealthNumbers() {
  const { health, fault, again } = useHealth();
  if (!health) return fault ? <FaultView fault={fault} again={() => again()} /> : <Waiting />;
  return <Numbers health={health} />;
}
