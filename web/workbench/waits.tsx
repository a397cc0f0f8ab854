import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Instant } from "../design/instant.tsx";
import { type Column, Listing } from "../design/listing.tsx";
import { Pill, type Tone } from "../design/pill.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { useCommand } from "../graphql/command.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  WaitLeaveDocument,
  type WaitPartsFragment,
  type WaitStatus,
  WaitsDocument,
} from "../graphql/generated/graphql.ts";
import { heeding } from "../graphql/pages.ts";
import { useMay } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { ActButton } from "./act-button.tsx";
import { RowsCsvButton } from "./csv-button.tsx";
import { useWaitCells } from "./taken-cells.ts";
import { BookedTime } from "./weeks.tsx";

type Wait = WaitPartsFragment;

const tones: Readonly<Record<WaitStatus, Tone>> = {
  WAITING: "note",
  HELD: "good",
  PASSED: "warn",
  LEFT: "neutral",
  OVER: "neutral",
};

function useColumns(): readonly Column<Wait>[] {
  const { t } = useTranslation();
  const { words, hours } = useFormats();
  return [
    {
      key: "resource",
      title: t("bookings.resource"),
      heads: true,
      show: ({ resourceName, provider }) => (
        <span className="lz-two">
          <span>{words(resourceName)}</span>
          <span>{words(provider.name)}</span>
        </span>
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
      show: (wait) => hours(wait.hours),
    },
    {
      key: "joined",
      title: t("bookings.waiting.since"),
      show: ({ joinedAt }) => <Instant at={joinedAt} />,
    },
    {
      key: "status",
      title: t("bookings.status"),
      show: ({ status, endedAt }) => (
        <span className="lz-two">
          <Pill tone={tones[status]}>{t(`terms.waitStatus.${status}`)}</Pill>
          {endedAt ? <Instant at={endedAt} /> : null}
        </span>
      ),
    },
  ];
}

function Acts({ wait }: { readonly wait: Wait }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const leave = useCommand(WaitLeaveDocument, ["Wait"]);
  if (wait.status === "HELD")
    return <Link to="/bookings/held">{t("bookings.waiting.toHolds")}</Link>;
  if (wait.status !== "WAITING") return null;
  return (
    <ActButton
      label={t("bookings.waiting.leave")}
      title={t("bookings.waiting.leaveTitle")}
      hint={t("bookings.waiting.leaveHint")}
      done={t("bookings.waiting.left")}
      about={words(wait.resourceName)}
      act={() => leave.run({ id: wait.id })}
    />
  );
}

/** What the firm waits for, and what came of its last turns. */
export function Waits() {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useColumns();
  const { heads, cells } = useWaitCells();
  const [{ data, error, fetching }, again] = useAsked({
    query: WaitsDocument,
    context: heeding(["Wait"]),
  });
  if (error && !data) {
    const retry = () => again({ requestPolicy: "network-only" });
    return <FaultView fault={faultOfError(error)} again={retry} />;
  }
  if (!data) return <Waiting rows={4} />;
  if (data.waits.length === 0) {
    return (
      <Empty
        title={t("bookings.waiting.empty")}
        hint={t("bookings.waiting.howTo")}
        action={<Link to="/market">{t("bookings.toMarket")}</Link>}
      />
    );
  }
  return (
    <div className="lz-stack lz-tight" aria-busy={fetching}>
      <p className="lz-muted">{t("bookings.waiting.lead")}</p>
      <div className="lz-toolbar">
        <RowsCsvButton
          file={`${t("bookings.file")}-${t("bookings.tabs.waiting")}`}
          heads={heads}
          rows={data.waits.map(cells)}
        />
      </div>
      <Listing
        name={t("bookings.tabs.waiting")}
        columns={columns}
        rows={data.waits}
        keyOf={({ id }) => id}
        {...(may("capacity.book")
          ? { acts: (wait: Wait) => <Acts wait={wait} />, actsTitle: t("app.acts") }
          : {})}
      />
    </div>
  );
}
