import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import { useCommand } from "../graphql/command.ts";
import {
  type GrantPartsFragment,
  GrantRevokeDocument,
  GrantsDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { useFieldList } from "./event-fields.ts";

type Grant = GrantPartsFragment;
type GrantState = "valid" | "revoked" | "lapsed";

function stateOf({ revokedAt, validUntil }: Grant): GrantState {
  if (revokedAt) return "revoked";
  return validUntil && Date.parse(validUntil) <= Date.now() ? "lapsed" : "valid";
}

const kinds = { identifier: "identifier", "identifier-template": "class" } as const;
const kindOf = (resourceType: string) => kinds[resourceType as keyof typeof kinds] ?? "event";

const partnerOf = (grant: Grant) => (grant.mine ? grant.grantee : grant.owner);

function useColumns(): readonly Column<Grant>[] {
  const { t } = useTranslation();
  const { words } = useFormats();
  const listOf = useFieldList();
  return [
    {
      key: "partner",
      title: t("trace.grants.partner"),
      heads: true,
      show: (grant) => (
        <span className="lz-two">
          <span>{words(partnerOf(grant).name)}</span>
          <span>{grant.purpose}</span>
        </span>
      ),
    },
    {
      key: "side",
      title: t("trace.grants.side"),
      show: ({ mine }) => (
        <Pill tone={mine ? "copper" : "primary"}>
          {t(mine ? "trace.grants.given" : "trace.grants.received")}
        </Pill>
      ),
    },
    {
      key: "resource",
      title: t("trace.grants.resource"),
      show: ({ resourceType, fields }) => (
        <span className="lz-two">
          <span>{t(`trace.grants.${kindOf(resourceType)}`)}</span>
          <span>{fields.length > 0 ? listOf(fields) : t("trace.grants.all")}</span>
        </span>
      ),
    },
    {
      key: "given",
      title: t("trace.grants.givenAt"),
      show: ({ givenAt }) => <Instant at={givenAt} />,
    },
    {
      key: "until",
      title: t("trace.grants.until"),
      show: ({ validUntil }) =>
        validUntil ? (
          <Instant at={validUntil} />
        ) : (
          <span className="lz-muted">{t("trace.shared.forever")}</span>
        ),
    },
    {
      key: "status",
      title: t("trace.grants.status"),
      show: (grant) => {
        const state = stateOf(grant);
        return (
          <Pill tone={state === "valid" ? "good" : "neutral"}>{t(`trace.grants.${state}`)}</Pill>
        );
      },
    },
  ];
}

function Revoke({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const revoke = useCommand(GrantRevokeDocument);
  if (!grant.mine || stateOf(grant) !== "valid") return null;
  const firm = words(grant.grantee.name);
  return (
    <ActButton
      label={t("trace.grants.revoke")}
      title={t("trace.grants.revokeTitle")}
      hint={t("trace.grants.revokeHint", { firm })}
      done={t("trace.grants.revokedDone")}
      about={firm}
      act={() => revoke.run({ id: grant.id })}
    />
  );
}

/** Grants given and received. */
export function Grants() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const pages = usePages({
    document: GrantsDocument,
    pick: ({ grants }) => grants,
    variables: {},
    heeds: ["Grant"],
  });
  const acts = may("tenancy.grant")
    ? { acts: (grant: Grant) => <Revoke grant={grant} />, actsTitle: t("app.acts") }
    : {};
  return (
    <div className="lz-stack">
      <PageHead title={t("trace.grants.title")} lead={t("trace.grants.lead")} />
      <PagedListing
        name={t("trace.grants.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        {...acts}
        empty={<Empty title={t("trace.grants.empty")} hint={t("trace.grants.emptyHint")} />}
      />
    </div>
  );
}
