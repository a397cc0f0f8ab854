import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  WebhookDeliveriesDocument,
  type WebhookDeliveryPartsFragment,
  WebhookResendDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";

type Delivery = WebhookDeliveryPartsFragment;

function State({ delivery: { sentAt, deadAt } }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  if (sentAt) return <Pill tone="good">{t("notices.hooks.sent")}</Pill>;
  if (deadAt) return <Pill tone="bad">{t("notices.hooks.dead")}</Pill>;
  return <Pill tone="neutral">{t("notices.hooks.waiting")}</Pill>;
}

/** What is sent, in a word; a delivery of no kind holds receipts or is a test. */
function useKindText() {
  const { t } = useTranslation();
  return ({ kind, receipts }: Delivery) => {
    if (receipts) return t("notices.hooks.receipts");
    return kind ? t(`notices.kind.${kind}`) : t("notices.hooks.testKind");
  };
}

function useColumns(): readonly Column<Delivery>[] {
  const { t } = useTranslation();
  const kindText = useKindText();
  return [
    {
      key: "kind",
      title: t("notices.what"),
      heads: true,
      show: (delivery) => <strong>{kindText(delivery)}</strong>,
    },
    {
      key: "at",
      title: t("notices.hooks.at"),
      show: ({ writtenAt }) => <Instant at={writtenAt} />,
    },
    { key: "url", title: t("notices.hooks.url"), show: ({ url }) => url },
    {
      key: "state",
      title: t("notices.hooks.state"),
      show: (delivery) => <State delivery={delivery} />,
    },
    { key: "tries", title: t("notices.hooks.tries"), show: ({ tries }) => tries },
    { key: "answer", title: t("notices.hooks.answer"), show: ({ status }) => status ?? "–" },
  ];
}

function Resend({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  const kindText = useKindText();
  const resend = useCommand(WebhookResendDocument, ["WebhookDelivery"]);
  if (!delivery.sentAt && !delivery.deadAt) return null;
  return (
    <ActButton
      label={t("notices.hooks.resend")}
      title={t("notices.hooks.resendTitle")}
      hint={t("notices.hooks.resendHint")}
      done={t("notices.hooks.waiting")}
      about={kindText(delivery)}
      danger={false}
      act={() => resend.run({ id: delivery.id })}
    />
  );
}

/** What went to the firm's own systems in the last month. */
export function WebhookDeliveries() {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages({
    document: WebhookDeliveriesDocument,
    pick: ({ webhookDeliveries }) => webhookDeliveries,
    variables: {},
    heeds: ["WebhookDelivery"],
  });
  return (
    <PagedListing
      name={t("notices.hooks.deliveries")}
      columns={columns}
      pages={pages}
      keyOf={({ webhookId }) => webhookId}
      empty={
        <Empty title={t("notices.hooks.noDeliveries")} hint={t("notices.hooks.noDeliveriesHint")} />
      }
      acts={(delivery: Delivery) => <Resend delivery={delivery} />}
      actsTitle={t("app.acts")}
    />
  );
}
