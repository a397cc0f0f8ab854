import { App, Button, Checkbox } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { FaultAlert } from "../design/form-fault.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Empty, FaultView, useFaultSentence, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { type Fault, faultOfError } from "../graphql/fault.ts";
import {
  BookingConfirmAllDocument,
  BookingConfirmDocument,
  BookingReleaseDocument,
  type HoldPartsFragment,
  HoldsDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { RowsCsvButton } from "./csv-button.tsx";
import { useHoldCells } from "./taken-cells.ts";
import { TimeLeft } from "./time-left.tsx";
import { BookedTime } from "./weeks.tsx";

type Hold = HoldPartsFragment & { readonly endsAt: number };

const touched = ["Hold", "MarketOffer", "Offer", "Booking"] as const;

/** The firm's holds with their ends by this machine's clock, and a way to read them again. */
function useHolds() {
  const [answer, ask] = useAsked({ query: HoldsDocument, context: heeding(["Hold", "Booking"]) });
  const { data } = answer;
  const holds = useMemo(() => {
    const now = Date.now();
    return data?.holds.map((hold): Hold => ({ ...hold, endsAt: now + hold.secondsLeft * 1_000 }));
  }, [data]);
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  return { answer, holds, again };
}

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (id: string, on: boolean) => void;
}

function useColumns({ chosen, choose }: Choice, over: () => void): readonly Column<Hold>[] {
  const { t } = useTranslation();
  const { words, hours, money } = useFormats();
  return [
    {
      key: "resource",
      title: t("bookings.resource"),
      heads: true,
      show: ({ id, resourceName, provider }) => (
        <Checkbox
          checked={chosen.has(id)}
          onChange={({ target }) => choose(id, target.checked)}
          aria-label={t("bookings.holds.select", { resource: words(resourceName) })}
        >
          <span className="lz-two">
            <span>{words(resourceName)}</span>
            <span>{words(provider.name)}</span>
          </span>
        </Checkbox>
      ),
    },
    {
      key: "window",
      title: t("bookings.window"),
      show: ({ kind, zone, window }) => <BookedTime {...{ kind, zone, window }} />,
    },
    {
      key: "hours",
      title: t("bookings.hours"),
      end: true,
      show: (hold) => hours(hold.hours),
    },
    {
      key: "total",
      title: t("bookings.total"),
      end: true,
      show: ({ total, vatIncluded }) => (
        <span className="lz-two">
          <strong>{money(total)}</strong>
          <span>{t(vatIncluded ? "market.vatIn" : "market.vatOut")}</span>
        </span>
      ),
    },
    {
      key: "left",
      title: t("bookings.holds.left"),
      show: ({ endsAt }) => <TimeLeft endsAt={endsAt} over={over} />,
    },
  ];
}

function HoldActs({ hold, again }: { readonly hold: Hold; readonly again: () => void }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const sentence = useFaultSentence();
  const confirm = useCommand(BookingConfirmDocument, touched);
  const release = useCommand(BookingReleaseDocument, touched);
  const resource = words(hold.resourceName);
  const book = async () => {
    const outcome = await confirm.run({ id: hold.id });
    if (outcome.done) message.success(t("bookings.holds.confirmed", { resource }));
    else message.error(sentence(outcome.fault));
    again();
  };
  return (
    <>
      <Button type="primary" loading={confirm.busy} onClick={() => void book()}>
        {t("bookings.holds.confirm")}
        <span className="lz-hidden">{resource}</span>
      </Button>
      <ActButton
        label={t("bookings.holds.release")}
        title={t("bookings.holds.releaseTitle")}
        hint={t("bookings.holds.releaseHint")}
        done={t("bookings.holds.released")}
        about={resource}
        act={() => release.run({ id: hold.id })}
      />
    </>
  );
}

interface TogetherProps {
  readonly holds: readonly Hold[];
  readonly again: () => void;
}

/** Books what is selected in one act: all of it or nothing. */
function Together({ holds, again }: TogetherProps) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const confirm = useCommand(BookingConfirmAllDocument, touched);
  const book = async () => {
    const outcome = await confirm.run({ ids: holds.map(({ id }) => id) });
    again();
    if (!outcome.done) return;
    message.success(t("bookings.holds.confirmedAll", { count: holds.length }));
    void navigate("/bookings/made");
  };
  const namingPart = (fault: Fault): Fault => {
    const part = Number(fault.values["part"]);
    const hold = holds[part - 1];
    if (!hold) return fault;
    const resource = words(hold.resourceName);
    const said = { part, resource, sentence: fault.message };
    return { ...fault, message: t("bookings.holds.part", said) };
  };
  return (
    <div className="lz-stack lz-tight">
      {confirm.fault ? <FaultAlert fault={namingPart(confirm.fault)} /> : null}
      <div className="lz-toolbar">
        {holds.length > 1 ? (
          <>
            <span className="lz-muted">{t("bookings.holds.confirmAllHint")}</span>
            <Button type="primary" loading={confirm.busy} onClick={() => void book()}>
              {t("bookings.holds.confirmAll", { count: holds.length })}
            </Button>
          </>
        ) : (
          <span className="lz-muted">{t("bookings.holds.chooseSome")}</span>
        )}
      </div>
    </div>
  );
}

function useChoice(): Choice {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(id);
      else after.delete(id);
      return after;
    });
  return { chosen, choose };
}

/** What the firm holds, how long still, and the way to book it, one by one or together. */
export function Holds() {
  const { t } = useTranslation();
  const may = useMay();
  const { answer, holds, again } = useHolds();
  const choice = useChoice();
  const columns = useColumns(choice, again);
  const { heads, cells } = useHoldCells();
  if (answer.error && !holds) {
    return <FaultView fault={faultOfError(answer.error)} again={again} />;
  }
  if (!holds) return <Waiting rows={6} />;
  if (holds.length === 0) {
    return (
      <Empty
        title={t("bookings.holds.empty")}
        hint={t("bookings.holds.emptyHint")}
        action={<Link to="/market">{t("bookings.toMarket")}</Link>}
      />
    );
  }
  const acting = may("capacity.book");
  return (
    <div className="lz-stack lz-tight" aria-busy={answer.fetching}>
      <p className="lz-muted">{t("bookings.holds.lead")}</p>
      <div className="lz-toolbar">
        <RowsCsvButton
          file={`${t("bookings.file")}-${t("bookings.tabs.held")}`}
          heads={heads}
          rows={holds.map(cells)}
        />
      </div>
      {acting ? (
        <Together holds={holds.filter(({ id }) => choice.chosen.has(id))} again={again} />
      ) : null}
      <Listing
        name={t("bookings.tabs.held")}
        columns={columns}
        rows={holds}
        keyOf={({ id }) => id}
        {...(acting
          ? {
              acts: (hold: Hold) => <HoldActs hold={hold} again={again} />,
              actsTitle: t("app.acts"),
            }
          : {})}
      />
    </div>
  );
}
