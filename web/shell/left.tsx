import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Instant } from "../design/instant.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts } from "../design/panel.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import { LeftExportDocument, type LeftExportQuery } from "../graphql/generated/graphql.ts";
import { useFormats } from "../words/formats.ts";
import { Entry } from "./entry.tsx";

type LeftExport = NonNullable<LeftExportQuery["leftExport"]>;

function Archive({ code, archive }: { readonly code: string; readonly archive: LeftExport }) {
  const { t } = useTranslation();
  const { words, megabytes } = useFormats();
  const { firm, madeAt, sizeBytes, sha256, expiresAt } = archive;
  return (
    <div className="lz-stack">
      <PageHead
        title={t("leaving.left.title")}
        lead={t("leaving.left.lead", { firm: words(firm) })}
      />
      <Facts
        facts={[
          [t("leaving.left.firm"), words(firm)],
          madeAt ? [t("leaving.left.madeAt"), <Instant key="made" at={madeAt} />] : null,
          sizeBytes ? [t("leaving.left.size"), megabytes(sizeBytes)] : null,
          [
            t("leaving.left.digest"),
            <span key="digest" className="lz-code">
              {sha256}
            </span>,
          ],
          [t("leaving.left.until"), <Instant key="until" at={expiresAt} />],
        ]}
      />
      {/* A form of the browser's own: what comes is saved as it comes, however large it is. */}
      <form method="post" action="/exports/left">
        <input type="hidden" name="code" value={code} />
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          icon={<DownloadOutlined aria-hidden />}
        >
          {t("leaving.left.fetch")}
        </Button>
      </form>
      <p className="lz-muted">{t("leaving.left.once")}</p>
    </div>
  );
}

/** What the letter opens that an administrator is sent when his firm has left: all its data. */
export function Left() {
  const { t } = useTranslation();
  const { code = "" } = useParams();
  const [{ data, error, fetching }, ask] = useAsked({
    query: LeftExportDocument,
    variables: { code },
    requestPolicy: "network-only",
  });
  const content = () => {
    if (error) {
      const again = () => ask({ requestPolicy: "network-only" });
      return <FaultView fault={faultOfError(error)} again={again} />;
    }
    if (!data) return fetching ? <Waiting rows={6} /> : null;
    if (data.leftExport) return <Archive code={code} archive={data.leftExport} />;
    return (
      <div className="lz-stack">
        <PageHead title={t("leaving.left.title")} />
        <Empty title={t("leaving.left.unknown")} hint={t("leaving.left.unknownHint")} />
      </div>
    );
  };
  return <Entry>{content()}</Entry>;
}
