import { App, Button, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { PageHead } from "../design/page-head.tsx";
import { Empty, FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import { ZoneNote } from "../design/zone-note.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  MarketSearchAlertDocument,
  MarketSearchesDocument,
  MarketSearchRemoveDocument,
  type SavedSearchPartsFragment,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { ActButton } from "./act-button.tsx";
import { RenameSearch } from "./search-sheet.tsx";
import { useSearchWords } from "./search-words.ts";
import { paramsOf, savedWants } from "./wants.ts";

type Saved = SavedSearchPartsFragment;

const isOver = ({ wants: { window } }: Saved) =>
  window !== null && Date.parse(window.until) <= Date.now();

function AlertSwitch({ search }: { readonly search: Saved }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const alert = useCommand(MarketSearchAlertDocument, ["SavedSearch"]);
  const set = async (on: boolean) => {
    const outcome = await alert.run({ input: { id: search.id, on } });
    if (outcome.done) message.success(t(on ? "market.searches.on" : "market.searches.off"));
    else message.error(sentence(outcome.fault));
  };
  const needsProcess = search.wants.process === null;
  return (
    <span className="lz-two">
      <Switch
        checked={search.alerts}
        loading={alert.busy}
        disabled={needsProcess}
        onChange={(on) => void set(on)}
        aria-label={`${t("market.searches.alerts")} ${search.name}`}
      />
      {needsProcess ? <span>{t("market.searches.alertsNeedProcess")}</span> : null}
    </span>
  );
}

function Told({ search: { told, lastToldAt } }: { readonly search: Saved }) {
  const { t } = useTranslation();
  if (lastToldAt === null) return <span className="lz-muted">{t("market.searches.never")}</span>;
  return (
    <span className="lz-two">
      <span>{t("market.searches.toldCount", { count: told })}</span>
      <Instant at={lastToldAt} />
    </span>
  );
}

function useColumns(): readonly Column<Saved>[] {
  const { t } = useTranslation();
  const said = useSearchWords();
  return [
    {
      key: "name",
      title: t("market.searches.name"),
      heads: true,
      show: ({ name }) => <strong>{name}</strong>,
    },
    {
      key: "wants",
      title: t("market.searches.wants"),
      show: (search) => (
        <span className="lz-two">
          <span>{said(savedWants(search.wants))}</span>
          {isOver(search) ? <span>{t("market.searches.over")}</span> : null}
        </span>
      ),
    },
    {
      key: "alerts",
      title: t("market.searches.alerts"),
      show: (search) => <AlertSwitch search={search} />,
    },
    {
      key: "told",
      title: t("market.searches.told"),
      show: (search) => <Told search={search} />,
    },
  ];
}

interface ActsProps {
  readonly search: Saved;
  readonly rename: (search: Saved) => void;
}

function Acts({ search, rename }: ActsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useCommand(MarketSearchRemoveDocument, ["SavedSearch"]);
  const about = <span className="lz-hidden">{search.name}</span>;
  const address = `/market?${paramsOf(savedWants(search.wants))}`;
  return (
    <>
      <Button type="primary" onClick={() => void navigate(address)}>
        {t("market.searches.open")}
        {about}
      </Button>
      <Button onClick={() => rename(search)}>
        {t("market.searches.rename")}
        {about}
      </Button>
      <ActButton
        label={t("market.searches.remove")}
        title={t("market.searches.removeTitle")}
        hint={t("market.searches.removeHint")}
        done={t("market.searches.removed")}
        about={search.name}
        act={() => remove.run({ id: search.id })}
      />
    </>
  );
}

function SavedSearches() {
  const { t } = useTranslation();
  const columns = useColumns();
  const [renamed, setRenamed] = useState<Saved | null>(null);
  const [{ data, error, fetching }, again] = useAsked({
    query: MarketSearchesDocument,
    context: heeding(["SavedSearch"]),
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={4} />;
  if (data.marketSearches.length === 0) {
    return (
      <Empty
        title={t("market.searches.empty")}
        hint={t("market.searches.emptyHint")}
        action={<Link to="/market">{t("market.searches.toMarket")}</Link>}
      />
    );
  }
  return (
    <div aria-busy={fetching}>
      <Listing
        name={t("market.searches.title")}
        columns={columns}
        rows={data.marketSearches}
        keyOf={({ id }) => id}
        acts={(search) => <Acts search={search} rename={setRenamed} />}
        actsTitle={t("app.acts")}
      />
      <RenameSearch key={renamed?.id ?? ""} search={renamed} close={() => setRenamed(null)} />
    </div>
  );
}

/** The searches that the viewer has saved: run them again, and be told of what is new. */
export function Searches() {
  const { t } = useTranslation();
  return (
    <div className="lz-stack">
      <PageHead
        title={t("market.searches.title")}
        lead={t("market.searches.lead")}
        actions={<ZoneNote />}
      />
      <SavedSearches />
    </div>
  );
}
