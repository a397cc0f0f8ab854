import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type ApiKeyPartsFragment,
  ApiKeyRevokeDocument,
  ApiKeysDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { ActButton } from "./act-button.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { RenewSheet } from "./renew-sheet.tsx";

type ApiKey = ApiKeyPartsFragment;

function stateOf({ revokedAt, expiresAt }: ApiKey): "valid" | "revoked" | "lapsed" {
  if (revokedAt) return "revoked";
  return Date.parse(expiresAt) <= Date.now() ? "lapsed" : "valid";
}

const isOpen = ({ formerUntil }: ApiKey) => !!formerUntil && Date.parse(formerUntil) > Date.now();

/** Whether some system has used the secret before since the present one was used. */
const usesFormer = ({ formerUsedAt, lastUsedAt, renewedAt }: ApiKey) =>
  !!formerUsedAt && !!renewedAt && formerUsedAt > (lastUsedAt ?? renewedAt);

/** When the present secret was last used, and the one before while it opens, too. */
function Used({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation();
  const { lastUsedAt, formerUntil, formerUsedAt } = apiKey;
  const latest = lastUsedAt ? (
    <Instant at={lastUsedAt} />
  ) : (
    <span className="lz-muted">{t("keys.neverUsed")}</span>
  );
  if (!isOpen(apiKey) || !formerUntil) return latest;
  return (
    <span className="lz-two">
      {latest}
      <span>
        {t("keys.formerOpen")} <Instant at={formerUntil} />
      </span>
      {formerUsedAt ? (
        <span>
          {t("keys.formerUsed")} <Instant at={formerUsedAt} />
        </span>
      ) : null}
    </span>
  );
}

function useColumns(): readonly Column<ApiKey>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("keys.name"),
      heads: true,
      show: ({ name }) => <strong>{name}</strong>,
    },
    {
      key: "scopes",
      title: t("keys.scopes"),
      show: ({ scopes }) => (
        <span className="lz-pills">
          {scopes.map((scope) => (
            <Pill key={scope} tone="primary">
              {t(`terms.keyScope.${scope}`)}
            </Pill>
          ))}
        </span>
      ),
    },
    {
      key: "created",
      title: t("keys.created"),
      show: ({ createdAt }) => <Instant at={createdAt} />,
    },
    {
      key: "expires",
      title: t("keys.expires"),
      show: ({ expiresAt }) => <Instant at={expiresAt} />,
    },
    {
      key: "used",
      title: t("keys.used"),
      show: (key) => <Used apiKey={key} />,
    },
    {
      key: "status",
      title: t("keys.status"),
      show: (key) => {
        const state = stateOf(key);
        return (
          <span className="lz-pills">
            <Pill tone={state === "valid" ? "good" : "neutral"}>{t(`keys.${state}`)}</Pill>
            {state === "valid" && isOpen(key) && usesFormer(key) ? (
              <Pill tone="warn">{t("keys.formerInUse")}</Pill>
            ) : null}
          </span>
        );
      },
    },
  ];
}

function Revoke({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation();
  const revoke = useCommand(ApiKeyRevokeDocument);
  if (stateOf(apiKey) !== "valid") return null;
  return (
    <ActButton
      label={t("keys.revoke")}
      title={t("keys.revokeTitle", { name: apiKey.name })}
      hint={t("keys.revokeHint")}
      done={t("keys.revokedDone")}
      about={apiKey.name}
      act={() => revoke.run({ id: apiKey.id })}
    />
  );
}

/** API keys of the firm. */
export function Keys() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const [issuing, setIssuing] = useState(false);
  const [renewing, setRenewing] = useState<ApiKey | null>(null);
  const pages = usePages({
    document: ApiKeysDocument,
    pick: ({ apiKeys }) => apiKeys,
    variables: {},
    heeds: ["ApiKey"],
  });
  const acts = may("tenancy.revoke-key")
    ? {
        acts: (key: ApiKey) => (
          <>
            {may("tenancy.issue-key") && stateOf(key) === "valid" ? (
              <Button onClick={() => setRenewing(key)}>
                {t("keys.renew")}
                <span className="lz-hidden">{key.name}</span>
              </Button>
            ) : null}
            <Revoke apiKey={key} />
          </>
        ),
        actsTitle: t("app.acts"),
      }
    : {};
  return (
    <div className="lz-stack">
      <PageHead
        title={t("keys.title")}
        lead={t("keys.lead")}
        actions={
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setIssuing(true)}
          >
            {t("keys.issue")}
          </Button>
        }
      />
      <PagedListing
        name={t("keys.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        {...acts}
        empty={<Empty title={t("keys.empty")} hint={t("keys.emptyHint")} />}
      />
      <KeySheet open={issuing} close={() => setIssuing(false)} />
      <RenewSheet apiKey={renewing} close={() => setRenewing(null)} />
    </div>
  );
}
