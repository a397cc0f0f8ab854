import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Facts, Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  IdentifierLookUpDocument,
  type IdentifierLookUpQuery,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { codeLabel } from "./code-label.ts";
import { IdentifierTabs } from "./identifier-tabs.tsx";
import { resolutionPath } from "./resolver-address.ts";

type Seen = NonNullable<IdentifierLookUpQuery["identifierLookUp"]>;
type Value = Seen["values"][number];

const touched = ["Identifier", "Grant", "Partner"] as const;

/** Why a value is shown: to everybody, to a partner, or under a grant, which says for what. */
function Why({ value: { audience, grant } }: { readonly value: Value }) {
  const { t } = useTranslation();
  return (
    <span className="lz-two">
      <Pill tone={audience === "PUBLIC" ? "neutral" : "good"}>
        {t(`identifiers.lookUp.why.${audience}`)}
      </Pill>
      {grant ? (
        <span>
          {grant.purpose}
          {grant.validUntil ? <Instant at={grant.validUntil} /> : null}
        </span>
      ) : null}
    </span>
  );
}

function Shown({ seen: { names, owner, values, deleted } }: { readonly seen: Seen }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const columns: readonly Column<Value>[] = [
    {
      key: "type",
      title: t("identifiers.type"),
      heads: true,
      show: ({ index, type }) => (
        <span className="lz-code">
          {index} {type}
        </span>
      ),
    },
    {
      key: "text",
      title: t("identifiers.text"),
      show: ({ text }) => <span className="lz-code">{text}</span>,
    },
    {
      key: "why",
      title: t("identifiers.lookUp.whyTitle"),
      show: (value) => <Why value={value} />,
    },
  ];
  return (
    <Panel title={<span className="lz-code">{codeLabel(names[0] ?? "")}</span>}>
      <div className="lz-stack lz-tight">
        <Facts
          facts={[
            names.length > 1
              ? [t("identifiers.names"), names.slice(1).map(codeLabel).join(" · ")]
              : null,
            owner ? [t("identifiers.lookUp.owner"), words(owner.name)] : null,
            deleted ? [t("identifiers.status"), t("identifiers.deleted")] : null,
          ]}
        />
        {values.length === 0 ? (
          <Empty
            title={t("identifiers.lookUp.nothing")}
            hint={t("identifiers.lookUp.nothingHint")}
          />
        ) : (
          <Listing
            name={t("identifiers.values")}
            columns={columns}
            rows={values}
            keyOf={({ index }) => String(index)}
          />
        )}
      </div>
    </Panel>
  );
}

function Found({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [{ data, error }, again] = useAsked({
    query: IdentifierLookUpDocument,
    variables: { code },
    context: heeding(touched),
    requestPolicy: "cache-and-network",
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={3} />;
  const seen = data.identifierLookUp;
  if (!seen) {
    return (
      <Empty
        title={t("identifiers.lookUp.unknown")}
        hint={t("identifiers.lookUp.unknownHint")}
        action={<Button href={resolutionPath(code)}>{t("identifiers.lookUp.askResolver")}</Button>}
      />
    );
  }
  return <Shown seen={seen} />;
}

/** What the viewer's firm is shown under a code of whatever firm, and why. */
export function IdentifierLookUp() {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  return (
    <div className="lz-stack">
      <PageHead title={t("identifiers.lookUp.title")} lead={t("identifiers.lookUp.lead")} />
      <IdentifierTabs />
      <Input.Search
        allowClear
        enterButton={t("identifiers.lookUp.act")}
        maxLength={1_000}
        aria-label={t("identifiers.code")}
        placeholder={t("identifiers.codeHint")}
        onSearch={(typed) => setCode(typed.trim())}
      />
      {code === "" ? null : <Found key={code} code={code} />}
    </div>
  );
}
