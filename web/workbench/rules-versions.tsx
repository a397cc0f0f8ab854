import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SideSheet } from "../design/drawer.tsx";
import type { Column } from "../design/listing.tsx";
import { PagedListing } from "../design/listing.tsx";
import { Panel } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { Empty } from "../design/states.tsx";
import type { RulesPartsFragment } from "../graphql/generated/graphql.ts";
import type { Pages } from "../graphql/pages.ts";
import { useFormats } from "../words/formats.ts";
import { RulesCompared } from "./rules-compared.tsx";
import { RulesText } from "./rules-text.tsx";

/** That the firm has accepted a version: when, and who did so in its name. */
export interface AcceptanceSeen {
  readonly at: string;
  readonly by: string | null;
}

interface VersionsProps {
  readonly pages: Pages<RulesPartsFragment>;
  /** By version; null for the operator, who accepts nothing. */
  readonly acceptances: ReadonlyMap<number, AcceptanceSeen> | null;
}

function useColumns(acceptances: VersionsProps["acceptances"]) {
  const { t } = useTranslation();
  const { day, instant } = useFormats();
  const columns: Column<RulesPartsFragment>[] = [
    {
      key: "version",
      title: t("rules.versionTitle"),
      show: ({ version }) => t("rules.version", { version }),
      heads: true,
    },
    {
      key: "published",
      title: t("rules.published"),
      show: ({ publishedAt }) => day(publishedAt),
    },
    {
      key: "begins",
      title: t("rules.begins"),
      show: ({ effectiveFrom, withdrawnAt }) =>
        withdrawnAt === null ? (
          instant(effectiveFrom)
        ) : (
          <Pill tone="bad">{t("rules.withdrawnOn", { day: day(withdrawnAt) })}</Pill>
        ),
    },
    {
      key: "digest",
      title: t("rules.digest"),
      show: ({ digest }) => (
        <span className="lz-code" title={digest}>
          {digest.slice(0, 16)}…
        </span>
      ),
    },
  ];
  if (acceptances === null) return columns;
  const accepted: Column<RulesPartsFragment> = {
    key: "accepted",
    title: t("rules.accepted"),
    show: ({ version }) => {
      const acceptance = acceptances.get(version);
      if (acceptance === undefined) return t("app.none");
      return `${day(acceptance.at)} ${acceptance.by ?? ""}`.trim();
    },
  };
  return [...columns, accepted];
}

/** All versions of the rules; each can be read, and compared with the one before. */
export function RulesVersions({ pages, acceptances }: VersionsProps) {
  const { t } = useTranslation();
  const columns = useColumns(acceptances);
  const [read, setRead] = useState<RulesPartsFragment | null>(null);
  const [compared, setCompared] = useState<RulesPartsFragment | null>(null);
  const before = (rules: RulesPartsFragment | null) =>
    pages.rows.find(({ version }) => version === (rules?.version ?? 0) - 1);
  const earlier = before(compared);
  const version = (rules: RulesPartsFragment | null) => rules?.version ?? "";
  return (
    <Panel title={t("rules.versions")}>
      <PagedListing
        name={t("rules.versions")}
        columns={columns}
        pages={pages}
        empty={<Empty title={t("rules.noVersions")} />}
        keyOf={(rules) => String(rules.version)}
        actsTitle={t("app.acts")}
        acts={(rules) => (
          <>
            <Button size="small" onClick={() => setRead(rules)}>
              {t("rules.readVersion")}
            </Button>
            {before(rules) ? (
              <Button size="small" onClick={() => setCompared(rules)}>
                {t("rules.compare")}
              </Button>
            ) : null}
          </>
        )}
      />
      <SideSheet
        title={t("rules.version", { version: version(read) })}
        open={read !== null}
        close={() => setRead(null)}
        width={680}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
        <section tabIndex={0} aria-label={t("rules.text")}>
          {read ? <RulesText rules={read} /> : null}
        </section>
      </SideSheet>
      <SideSheet
        title={t("rules.comparedTitle", {
          version: version(compared),
          before: earlier?.version ?? "",
        })}
        open={compared !== null}
        close={() => setCompared(null)}
        width={680}
      >
        {compared && earlier ? <RulesCompared before={earlier} after={compared} /> : null}
      </SideSheet>
    </Panel>
  );
}
