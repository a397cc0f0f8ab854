import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface PageHeadProps {
  readonly title: string;
  /** Shown instead of the title, which then only names the tab. */
  readonly heading?: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
}

/** Title of a page and of its tab in the browser, what it is for, and its main acts. */
export function PageHead({ title, heading, lead, actions }: PageHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="lz-page-head">
      <title>{`${title} · ${t("app.name")}`}</title>
      <div>
        <h1>{heading ?? title}</h1>
        {lead ? <p className="lz-lead">{lead}</p> : null}
      </div>
      {actions ? <div className="lz-page-actions">{actions}</div> : null}
    </header>
  );
}
