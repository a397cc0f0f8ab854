import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";
import type { ActionKey } from "../words/zh/terms.ts";
import type { Place } from "./places.ts";

/** A page that exists, but not for the viewer's roles. */
export function Forbidden({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const action = t(`terms.action.${place.needs.replace(".", "/") as ActionKey}`);
  return (
    <div className="lz-stack">
      <PageHead title={t(`places.${place.key}`)} />
      <Empty
        title={t("app.forbidden.title")}
        hint={t("app.forbidden.hint", { action })}
        action={<Link to="/">{t("app.missing.home")}</Link>}
      />
    </div>
  );
}

export function Missing() {
  const { t } = useTranslation();
  return (
    <div className="lz-stack">
      <PageHead title={t("app.missing.title")} />
      <Empty
        title="404"
        hint={t("app.missing.hint")}
        action={<Link to="/">{t("app.missing.home")}</Link>}
      />
    </div>
  );
}
