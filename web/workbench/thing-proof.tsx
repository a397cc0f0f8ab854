import { useTranslation } from "react-i18next";
import { useAsked } from "../graphql/asked.ts";
import { TraceProofDocument } from "../graphql/generated/graphql.ts";
import { ProofButton } from "./proof-button.tsx";

/** All that the firm may see of a thing in one file, where that is more than is public. */
export function ThingProof({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [{ data }] = useAsked({ query: TraceProofDocument, variables: { code } });
  if (!data?.traceProof) return null;
  return (
    <ProofButton
      key={code}
      address={data.traceProof}
      label={t("trace.proof")}
      hint={t("trace.proofHint")}
    />
  );
}
