import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAsked } from "../graphql/asked.ts";
import { TraceProofDocument } from "../graphql/generated/graphql.ts";

/** All that the firm may see of a thing in one file, where that is more than is public. */
export function ThingProof({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [{ data }] = useAsked({ query: TraceProofDocument, variables: { code } });
  if (!data?.traceProof) return null;
  return (
    <div className="lz-row">
      <Button href={data.traceProof} download>
        {t("trace.proof")}
      </Button>
      <span className="lz-muted">{t("trace.proofHint")}</span>
    </div>
  );
}
