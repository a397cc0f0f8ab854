import { PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing, PagedListing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  IdentifierDeleteDocument,
  type IdentifierPartsFragment,
  IdentifierPrefixesDocument,
  type IdentifierPrefixesQuery,
  IdentifiersDocument,
} from "../graphql/generated/graphql.ts";
import { usePages } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { ActButton } from "./act-button.tsx";
import { codeLabel } from "./code-label.ts";
import { labelsPath } from "./event-body.ts";
import { HandleAdministrators } from "./handle-administrators.tsx";
import { IdentifierHistory } from "./identifier-history.tsx";
import { IdentifierShare } from "./identifier-share.tsx";
import { IdentifierSheet } from "./identifier-sheet.tsx";
import { IdentifierTabs } from "./identifier-tabs.tsx";
import { IdentifierValues } from "./identifier-values.tsx";
import { PrefixNodes } from "./prefix-nodes.tsx";
import { resolutionPath } from "./resolver-address.ts";

type Identifier = IdentifierPartsFragment;
type Prefix = IdentifierPrefixesQuery["identifierPrefixes"][number];

function useColumns(): readonly Column<Identifier>[] {
  const { t } = useTranslation();
  return [
    {
      key: "code",
      title: t("identifiers.code"),
      heads: true,
      show: ({ names }) => (
        <span className="lz-codes">
          {names.map((name) => (
            <span key={name} className="lz-code">
              {codeLabel(name)}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: "values",
      title: t("identifiers.values"),
      show: ({ values }) => <IdentifierValues values={values} />,
    },
    {
      key: "status",
      title: t("identifiers.status"),
      show: ({ deleted, changedAt, changedBy }) => (
        <span className="lz-two">
          <Pill tone={deleted ? "neutral" : "good"}>
            {deleted ? t("identifiers.deleted") : t("identifiers.standing")}
          </Pill>
          <span>
            <Instant at={changedAt} /> {changedBy}
          </span>
        </span>
      ),
    },
  ];
}

function Remove({ record: { id, code } }: { readonly record: Identifier }) {
  const { t } = useTranslation();
  const remove = useCommand(IdentifierDeleteDocument, ["Identifier", "IdentifierVersion"]);
  return (
    <ActButton
      label={t("identifiers.remove")}
      title={t("identifiers.removeTitle")}
      hint={t("identifiers.removeHint")}
      done={t("identifiers.removed")}
      about={codeLabel(code)}
      act={() => remove.run({ id })}
    />
  );
}

interface ActsProps {
  readonly record: Identifier;
  readonly change: (record: Identifier) => void;
  readonly look: (record: Identifier) => void;
  readonly share: (record: Identifier) => void;
}

function Acts({ record, change, look, share }: ActsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const about = <span className="lz-hidden">{codeLabel(record.code)}</span>;
  const changes = may("identifiers.register") && !record.deleted;
  return (
    <>
      {changes ? (
        <Button onClick={() => change(record)}>
          {t("identifiers.change")}
          {about}
        </Button>
      ) : null}
      <Button onClick={() => look(record)}>
        {t("identifiers.history")}
        {about}
      </Button>
      {may("tenancy.grant") && !record.deleted ? (
        <Button onClick={() => share(record)}>
          {t("identifiers.grant.title")}
          {about}
        </Button>
      ) : null}
      <Button href={resolutionPath(record.code)}>
        {t("identifiers.test")}
        {about}
      </Button>
      {record.deleted ? null : (
        <Link to={labelsPath(record.code)}>
          {t("identifiers.print")}
          {about}
        </Link>
      )}
      {changes ? <Remove record={record} /> : null}
    </>
  );
}

function Prefixes({ prefixes }: { readonly prefixes: readonly Prefix[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<Prefix>[] = [
    {
      key: "prefix",
      title: t("identifiers.prefix"),
      heads: true,
      show: ({ prefix }) => <span className="lz-code">{prefix}</span>,
    },
    {
      key: "scheme",
      title: t("identifiers.scheme"),
      show: ({ scheme }) => t(`identifiers.schemes.${scheme}`),
    },
    {
      key: "given",
      title: t("identifiers.delegatedAt"),
      show: ({ delegatedAt, withdrawnAt }) =>
        withdrawnAt ? (
          <Pill tone="neutral">{t("identifiers.withdrawn")}</Pill>
        ) : (
          <Instant at={delegatedAt} />
        ),
    },
  ];
  return (
    <section className="lz-stack lz-tight">
      <h2>{t("identifiers.prefixes")}</h2>
      {prefixes.length === 0 ? (
        <Empty title={t("identifiers.prefixesEmpty")} hint={t("identifiers.prefixesHint")} />
      ) : (
        <Listing
          name={t("identifiers.prefixes")}
          columns={columns}
          rows={prefixes}
          keyOf={({ id }) => id}
        />
      )}
    </section>
  );
}

/** The firm's prefixes, and those of its systems that write under them. */
function Ours() {
  const may = useMay();
  const [{ data, error }, again] = useAsked({ query: IdentifierPrefixesDocument });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={2} />;
  const handles = data.identifierPrefixes
    .filter(({ scheme, withdrawnAt }) => scheme === "HDL" && !withdrawnAt)
    .map(({ prefix }) => prefix);
  const administers = may("identifiers.administer");
  const nodePrefixes = data.identifierPrefixes.flatMap(({ scheme, prefix, withdrawnAt }) => {
    return (scheme === "HDL" || scheme === "GS1") && !withdrawnAt ? [{ scheme, prefix }] : [];
  });
  return (
    <>
      <Prefixes prefixes={data.identifierPrefixes} />
      {administers && handles.length > 0 ? <HandleAdministrators prefixes={handles} /> : null}
      {administers && nodePrefixes.length > 0 ? <PrefixNodes prefixes={nodePrefixes} /> : null}
    </>
  );
}

interface NoneProps {
  /** Empty where nothing is looked for. */
  readonly sought: string;
  readonly clear: () => void;
}

/** Nothing is registered, or nothing that has what is looked for. */
function NoneHere({ sought, clear }: NoneProps) {
  const { t } = useTranslation();
  if (sought === "") {
    return <Empty title={t("identifiers.empty")} hint={t("identifiers.emptyHint")} />;
  }
  return (
    <Empty
      title={t("identifiers.notFound", { sought })}
      hint={t("identifiers.notFoundHint")}
      action={<Button onClick={clear}>{t("identifiers.clearSearch")}</Button>}
    />
  );
}

/** What the firm has registered: found, read, changed and deleted. */
export function Identifiers() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  const [sheet, setSheet] = useState<{ readonly record: Identifier | null } | null>(null);
  const [looked, setLooked] = useState<Identifier | null>(null);
  const [shared, setShared] = useState<Identifier | null>(null);
  const pages = usePages({
    document: IdentifiersDocument,
    pick: ({ identifiers }) => identifiers,
    variables: { text: text || null },
    heeds: ["Identifier"],
  });
  const clear = () => {
    setTyped("");
    setText("");
  };
  return (
    <div className="lz-stack">
      <PageHead
        title={t("identifiers.title")}
        lead={t("identifiers.lead")}
        actions={
          <>
            <Button href="/resolve">{t("identifiers.test")}</Button>
            {may("identifiers.register") ? (
              <Button
                type="primary"
                icon={<PlusOutlined aria-hidden />}
                onClick={() => setSheet({ record: null })}
              >
                {t("identifiers.register")}
              </Button>
            ) : null}
          </>
        }
      />
      <IdentifierTabs />
      <Input.Search
        allowClear
        maxLength={200}
        aria-label={t("identifiers.search")}
        placeholder={t("identifiers.search")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(sought) => setText(sought.trim())}
      />
      <PagedListing
        name={t("identifiers.title")}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        acts={(record: Identifier) => (
          <Acts
            record={record}
            change={(each) => setSheet({ record: each })}
            look={setLooked}
            share={setShared}
          />
        )}
        actsTitle={t("app.acts")}
        empty={<NoneHere sought={text} clear={clear} />}
      />
      <Ours />
      <IdentifierSheet
        record={sheet?.record ?? null}
        open={sheet !== null}
        close={() => setSheet(null)}
      />
      <IdentifierHistory record={looked} close={() => setLooked(null)} />
      <IdentifierShare record={shared} close={() => setShared(null)} />
    </div>
  );
}
