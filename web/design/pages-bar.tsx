import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Pages } from "../graphql/pages.ts";

interface PagesBarProps<N> {
  /** The list that is paged. */
  readonly name: string;
  readonly pages: Pages<N>;
}

/** Back and forth through the pages of a list, or how many rows there are when one page holds all. */
export function PagesBar<N>({ name, pages }: PagesBarProps<N>) {
  const { t } = useTranslation();
  const first = (pages.page - 1) * pages.pageSize + 1;
  const last = first + pages.rows.length - 1;
  if (pages.rows.length === 0 && !pages.previous) return null;
  const steps = pages.next !== null || pages.previous !== null;
  return (
    <nav className="lz-pages" aria-label={t("app.pagesOf", { name })}>
      <span className="lz-pages-range">
        {steps ? t("app.range", { first, last }) : t("app.inAll", { count: pages.rows.length })}
      </span>
      {steps ? (
        <span className="lz-pages-steps">
          <Button
            icon={<LeftOutlined aria-hidden />}
            disabled={!pages.previous}
            onClick={() => pages.previous?.()}
          >
            {t("app.previous")}
          </Button>
          <Button
            icon={<RightOutlined aria-hidden />}
            iconPlacement="end"
            disabled={!pages.next}
            onClick={() => pages.next?.()}
          >
            {t("app.next")}
          </Button>
        </span>
      ) : null}
    </nav>
  );
}
