import { Alert } from "antd";
import { type ComponentType, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";
import { actionsOfRoom, type SupportRoom as Room } from "../../contracts/access/roles.ts";
import { PageHead } from "../design/page-head.tsx";
import { Empty, FaultView, Waiting } from "../design/states.tsx";
import { useAsked } from "../graphql/asked.ts";
import { faultOfError } from "../graphql/fault.ts";
import {
  type SupportGrantPartsFragment,
  SupportGrantsDocument,
  type SupportRoom,
} from "../graphql/generated/graphql.ts";
import { GuestProvider, useViewer, type Viewer } from "../shell/session.tsx";
import { useFormats } from "../words/formats.ts";
import { BookingList } from "../workbench/bookings.tsx";
import { Events } from "../workbench/events.tsx";
import { Grants } from "../workbench/grants.tsx";
import { Offers } from "../workbench/offers.tsx";
import { People } from "../workbench/people.tsx";
import { Plan } from "../workbench/plan.tsx";
import { Resources } from "../workbench/resources.tsx";
import { RouteTabs } from "../workbench/route-tabs.tsx";
import { Sites } from "../workbench/sites.tsx";
import { supportStateOf } from "../workbench/support-grant.tsx";

type Grant = SupportGrantPartsFragment;

interface View {
  readonly room: SupportRoom;
  readonly Shown: ComponentType;
  /** Whether the page has a head of its own. */
  readonly headed: boolean;
}

const views = {
  offers: { room: "CAPACITY", Shown: Offers, headed: false },
  made: { room: "CAPACITY", Shown: () => <BookingList side="made" />, headed: false },
  provided: {
    room: "CAPACITY",
    Shown: () => <BookingList side="provided" />,
    headed: false,
  },
  resources: { room: "CAPABILITY", Shown: Resources, headed: false },
  sites: { room: "CAPABILITY", Shown: Sites, headed: false },
  events: { room: "TRACE", Shown: Events, headed: true },
  people: { room: "FIRM", Shown: People, headed: true },
  grants: { room: "FIRM", Shown: Grants, headed: true },
  plan: { room: "FIRM", Shown: Plan, headed: true },
} as const satisfies Record<string, View>;
type ViewKey = keyof typeof views;

/** The views that a grant opens, in the order of their tabs. */
const viewsOf = ({ rooms }: Grant) =>
  (Object.keys(views) as ViewKey[]).filter((key) => rooms.includes(views[key].room));

/** Who looks, as the workbench knows a viewer: in that firm, and with what the grant lets him read. */
function guestOf(viewer: Viewer, { firm, rooms }: Grant): Viewer {
  const actions = rooms.flatMap((room) => [...actionsOfRoom[room.toLowerCase() as Room]]);
  return { ...viewer, operator: false, firm, firms: [firm], roles: [], actions };
}

const tickMs = 20_000;

/** The time now, as a page that counts down needs it. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

function Banner({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const minutes = Math.ceil((Date.parse(grant.validUntil) - useNow()) / 60_000);
  const left =
    minutes > 0
      ? t("support.console.left", { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
      : t("support.console.over");
  return (
    <Alert
      type="warning"
      showIcon
      title={t("support.console.reading", { firm: words(grant.firm.name) })}
      description={`${t("support.console.purpose", { purpose: grant.purpose })} · ${left}`}
      action={<Link to="/console/support">{t("support.console.end")}</Link>}
    />
  );
}

function Gone() {
  const { t } = useTranslation();
  return (
    <div className="lz-stack">
      <PageHead title={t("support.console.title")} />
      <Empty
        title={t("support.console.gone")}
        hint={t("support.console.goneHint")}
        action={<Link to="/console/support">{t("support.console.back")}</Link>}
      />
    </div>
  );
}

function Opened({ grant, view }: { readonly grant: Grant; readonly view: string | undefined }) {
  const { t } = useTranslation();
  const { words } = useFormats();
  const viewer = useViewer();
  const guest = useMemo(() => guestOf(viewer, grant), [viewer, grant]);
  const open = viewsOf(grant);
  const here = `/console/support/${grant.id}`;
  const shown = open.find((key) => key === view);
  if (shown === undefined) return open[0] ? <Navigate to={`${here}/${open[0]}`} replace /> : null;
  const { Shown, headed } = views[shown];
  return (
    <div className="lz-stack">
      <Banner grant={grant} />
      <RouteTabs
        label={words(grant.firm.name)}
        tabs={open.map((key) => ({
          to: `${here}/${key}`,
          title: t(`support.console.views.${key}`),
        }))}
      />
      <GuestProvider key={grant.id} grant={grant.id} viewer={guest}>
        {headed ? null : <PageHead title={t(`support.console.views.${shown}`)} />}
        <Shown />
      </GuestProvider>
    </div>
  );
}

/** A firm's own pages, to be read by the operator's support under the firm's grant. */
export function Looking() {
  const { grant: id, view } = useParams();
  const [{ data, error }, again] = useAsked({
    query: SupportGrantsDocument,
    variables: { first: 100 },
  });
  if (error && !data) return <FaultView fault={faultOfError(error)} again={() => again()} />;
  if (!data) return <Waiting rows={8} />;
  const grant = data.supportGrants.nodes.find((each) => each.id === id);
  if (grant === undefined || supportStateOf(grant) !== "valid") return <Gone />;
  return <Opened grant={grant} view={view} />;
}
