import { Button, Skeleton } from "antd";
import { type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { type Fault, unreachable } from "../graphql/fault.ts";
import { useFormats } from "../words/formats.ts";

/** A place where rows will stand. */
export function Waiting({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="lz-waiting" role="status" aria-label={t("app.loading")}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, hint, action }: EmptyProps) {
  return (
    <div className="lz-empty">
      <svg viewBox="0 0 96 56" width="96" height="56" aria-hidden="true" focusable="false">
        <g fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinejoin="round">
          <path d="M34 6l17 10v20L34 46 17 36V16z" />
          <path d="M62 10l17 10v20L62 50 45 40V20z" strokeDasharray="4 5" opacity="0.55" />
        </g>
      </svg>
      <p className="lz-empty-title">{title}</p>
      {hint ? <p className="lz-empty-hint">{hint}</p> : null}
      {action}
    </div>
  );
}

/** A search came to nothing. */
export function NothingFound() {
  const { t } = useTranslation();
  return <Empty title={t("app.nothingFound")} hint={t("app.nothingFoundHint")} />;
}

/** The sentence of a fault in the reader's tongue. */
export function useFaultSentence(): (fault: Fault) => string {
  const { t } = useTranslation();
  const { sentence } = useFormats();
  return useCallback(
    (fault) => (fault.code === unreachable ? t("app.unreachable") : sentence(fault.message)),
    [t, sentence],
  );
}

interface FaultViewProps {
  readonly fault: Fault;
  readonly again?: () => void;
}

/** A list or page that could not be read, with a way to try again. */
export function FaultView({ fault, again }: FaultViewProps) {
  const { t } = useTranslation();
  const sentence = useFaultSentence();
  return (
    <div className="lz-fault" role="alert">
      <p className="lz-fault-title">{t("app.notRead")}</p>
      <p>{sentence(fault)}</p>
      {again ? <Button onClick={again}>{t("app.again")}</Button> : null}
    </div>
  );
}
