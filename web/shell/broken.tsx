import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { PageHead } from "../design/page-head.tsx";
import { Empty } from "../design/states.tsx";

/** Where a page would have been that failed while it was drawn. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <main className="lz-alone lz-stack">
      <PageHead title={t("app.broken.title")} />
      <Empty
        title={t("app.broken.title")}
        hint={t("app.broken.hint")}
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t("app.broken.reload")}
          </Button>
        }
      />
    </main>
  );
}
