import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  type WebhookPartsFragment,
  WebhookRemoveDocument,
  WebhookRotateDocument,
  WebhooksDocument,
  WebhookTestDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";
import { WebhookDeliveries } from "./webhook-deliveries.tsx";
import { WebhookSecret, WebhookSheet } from "./webhook-sheet.tsx";

type Webhook = WebhookPartsFragment;

function State({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation();
  if (webhook.stoppedAt) return <Pill tone="bad">{t("notices.hooks.stopped")}</Pill>;
  if (!webhook.active) return <Pill tone="neutral">{t("notices.hooks.off")}</Pill>;
  if (webhook.failingSince) return <Pill tone="warn">{t("notices.hooks.failing")}</Pill>;
  return <Pill tone="good">{t("notices.hooks.on")}</Pill>;
}

function useColumns(): readonly Column<Webhook>[] {
  const { t } = useTranslation();
  return [
    {
      key: "url",
      title: t("notices.hooks.url"),
      heads: true,
      show: ({ url }) => <strong>{url}</strong>,
    },
    {
      key: "kinds",
      title: t("notices.hooks.kinds"),
      show: ({ kinds, receipts }) => (
        <span className="lz-pills">
          {receipts ? <Pill tone="primary">{t("notices.hooks.receipts")}</Pill> : null}
          {kinds.map((kind) => (
            <Pill key={kind} tone="neutral">
              {t(`notices.kind.${kind}`)}
            </Pill>
          ))}
        </span>
      ),
    },
    {
      key: "state",
      title: t("notices.hooks.state"),
      show: (webhook) => <State webhook={webhook} />,
    },
  ];
}

interface ActsProps {
  readonly webhook: Webhook;
  readonly change: (webhook: Webhook) => void;
  readonly rotated: (secret: string | null) => void;
}

function Test({ webhook: { id, url } }: { readonly webhook: Webhook }) {
  const { t } = useTranslation();
  const test = useCommand(WebhookTestDocument, ["WebhookDelivery"]);
  return (
    <ActButton
      label={t("notices.hooks.test")}
      title={t("notices.hooks.testTitle", { url })}
      hint={t("notices.hooks.testHint")}
      done={t("notices.hooks.testSent")}
      about={url}
      danger={false}
      act={() => test.run({ id })}
    />
  );
}

function Remove({ webhook: { id, url } }: { readonly webhook: Webhook }) {
  const { t } = useTranslation();
  const remove = useCommand(WebhookRemoveDocument, ["WebhookEndpoint"]);
  return (
    <ActButton
      label={t("notices.hooks.remove")}
      title={t("notices.hooks.removeTitle", { url })}
      hint={t("notices.hooks.removeHint")}
      done={t("notices.hooks.removed")}
      about={url}
      act={() => remove.run({ id })}
    />
  );
}

function Acts({ webhook, change, rotated }: ActsProps) {
  const { t } = useTranslation();
  const rotate = useCommand(WebhookRotateDocument, ["WebhookEndpoint"]);
  const act = async () => {
    const outcome = await rotate.run({ id: webhook.id });
    if (outcome.done) rotated(outcome.value.secret);
    return outcome;
  };
  return (
    <>
      {webhook.active ? <Test webhook={webhook} /> : null}
      <Button onClick={() => change(webhook)}>{t("notices.hooks.change")}</Button>
      <ActButton
        label={t("notices.hooks.rotate")}
        title={t("notices.hooks.rotateTitle", { url: webhook.url })}
        hint={t("notices.hooks.rotateHint")}
        done={t("notices.hooks.rotate")}
        about={webhook.url}
        act={act}
      />
      <Remove webhook={webhook} />
    </>
  );
}

/** Where the firm's own systems hear of its notices, and what was sent there. */
export function Webhooks() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [sheet, setSheet] = useState<{ readonly webhook: Webhook | null } | null>(null);
  const [made, setMade] = useState<{ readonly secret: string | null } | null>(null);
  const [{ data, error }, again] = useAsked({
    query: WebhooksDocument,
    context: heeding(["WebhookEndpoint"]),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={4} />;
  const change = (webhook: Webhook) => setSheet({ webhook });
  const rotated = (secret: string | null) => setMade({ secret });
  return (
    <div className="lz-stack lz-tight">
      <p className="lz-muted">{t("notices.hooks.lead")}</p>
      <div>
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setSheet({ webhook: null })}
        >
          {t("notices.hooks.add")}
        </Button>
      </div>
      {data.webhooks.length === 0 ? (
        <Empty title={t("notices.hooks.empty")} hint={t("notices.hooks.emptyHint")} />
      ) : (
        <Listing
          name={t("notices.tabs.webhooks")}
          columns={columns}
          rows={data.webhooks}
          keyOf={({ id }) => id}
          acts={(webhook: Webhook) => <Acts webhook={webhook} change={change} rotated={rotated} />}
          actsTitle={t("app.acts")}
        />
      )}
      <h2>{t("notices.hooks.deliveries")}</h2>
      <WebhookDeliveries />
      <WebhookSheet
        kinds={data.webhookKinds}
        webhook={sheet?.webhook ?? null}
        open={sheet !== null}
        close={() => setSheet(null)}
      />
      <SideSheet title={t("notices.hooks.rotate")} open={made !== null} close={() => setMade(null)}>
        {made ? <WebhookSecret {...made} /> : null}
      </SideSheet>
    </div>
  );
}
