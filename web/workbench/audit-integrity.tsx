import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useFaultSentence, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { AuditIntegrityDocument, type AuditIntegrityQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";

type Integrity = AuditIntegrityQuery["auditIntegrity"];

function useSealed(): (integrity: Integrity) => string {
  const { t } = useTranslation();
  const { instant, zone, number } = useFormats();
  return ({ sealedPosition, sealedAt, logIndex }) => {
    if (sealedPosition === null || sealedAt === null) return t("audit.integrity.unsealed");
    return t("audit.integrity.sealed", {
      position: number(sealedPosition),
      at: `${instant(sealedAt)} ${zone(sealedAt)}`,
      index: logIndex ?? "",
    });
  };
}

function Broken({ integrity }: { readonly integrity: Integrity }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { finding, position: good } = integrity;
  if (finding === null) return null;
  const { kind, position, column, byte } = finding;
  const place = [
    position === null ? null : t("audit.integrity.atPosition", { position: number(position) }),
    column === null ? null : t("audit.integrity.inColumn", { column }),
    byte === null ? null : t("audit.integrity.atByte", { byte }),
  ].filter((each) => each !== null);
  return (
    <Alert
      type="error"
      showIcon
      title={t(`audit.finding.${kind}`)}
      description={
        <>
          {place.length > 0 ? <p>{place.join(" · ")}</p> : null}
          <p>{t("audit.integrity.goodBefore", { position: number(good) })}</p>
        </>
      }
    />
  );
}

/** Whether the record is as it was written: up to where, or what is wrong first. */
export function AuditIntegrity() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const sentence = useFaultSentence();
  const sealed = useSealed();
  const [{ data, error }] = useAsked({
    query: AuditIntegrityDocument,
    requestPolicy: "network-only",
  });
  if (error && !data) {
    return <Alert type="warning" showIcon title={sentence(faultOfError(error))} />;
  }
  if (!data) return <Waiting rows={1} />;
  const { auditIntegrity: integrity } = data;
  if (integrity.finding) return <Broken integrity={integrity} />;
  return (
    <Alert
      type="success"
      showIcon
      title={t("audit.integrity.unchanged", { position: number(integrity.position) })}
      description={`${sealed(integrity)} ${t("audit.integrity.kept", { days: integrity.keptDays })}`}
    />
  );
}
