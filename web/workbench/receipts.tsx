import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import {
  type EventReceiptPartsFragment,
  EventReceiptsDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import type { RecordedKey } from "../words/zh/recorded.ts";

type Row = EventReceiptPartsFragment;

/** What happened, in words; of a type that came after this page was opened its own name. */
function useTypeName() {
  const { t, i18n } = useTranslation();
  return (type: string): string => {
    const fact = type.replace(/\.v\d+$/, "").replace(".", "/") as RecordedKey;
    return i18n.exists(`recorded.${fact}`) ? t(`recorded.${fact}`) : type;
  };
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation();
  const typeName = useTypeName();
  return [
    {
      key: "event",
      title: t("receipts.event"),
      heads: true,
      show: ({ event, eventType }) => (
        <span className="lz-two">
          <span>{typeName(eventType)}</span>
          <span className="lz-code">{eventType}</span>
          <span className="lz-code">{event}</span>
        </span>
      ),
    },
    {
      key: "when",
      title: t("receipts.when"),
      show: ({ recordedAt }) => <Instant at={recordedAt} />,
    },
    {
      key: "position",
      title: t("receipts.position"),
      end: true,
      show: ({ position }) => position ?? "—",
    },
    {
      key: "place",
      title: t("receipts.place"),
      end: true,
      show: ({ logIndex }) =>
        logIndex === null ? (
          <Pill tone="warn">{t("receipts.waiting")}</Pill>
        ) : (
          <span className="lz-code">{logIndex}</span>
        ),
    },
  ];
}

/** Receipts of what the firm has recorded: one by one, or all in one file. */
export function Receipts() {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: EventReceiptsDocument,
    pick: ({ eventReceipts }) => eventReceipts,
    variables: {},
    heeds: ["EventReceipt"],
  });
  const isAny = pages.rows.length > 0;
  return (
    <div className="lz-stack">
      <PageHead
        title={t("receipts.title")}
        lead={t("receipts.lead")}
        actions={
          isAny ? (
            <>
              <Button href="/log">{t("receipts.check")}</Button>
              <Button icon={<DownloadOutlined aria-hidden />} href="/log/receipts" download>
                {t("receipts.all")}
              </Button>
            </>
          ) : null
        }
      />
      <PagedListing
        name={t("receipts.title")}
        columns={columns}
        pages={pages}
        keyOf={({ event }) => event}
        actsTitle={t("app.acts")}
        acts={({ address, event }) =>
          address ? (
            <Button href={address} download>
              {t("receipts.fetch")}
              <span className="lz-hidden">{event}</span>
            </Button>
          ) : null
        }
        empty={<Empty title={t("receipts.empty")} hint={t("receipts.emptyHint")} />}
      />
    </div>
  );
}
