import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Application } from "./application.tsx";
import { Apply } from "./apply.tsx";
import { Broken } from "./broken.tsx";
import { FirmArrival } from "./firm-arrival.tsx";
import { FirmSignIn } from "./firm-sign-in.tsx";
import { Missing } from "./forbidden.tsx";
import { Forgot } from "./forgot.tsx";
import { Frame } from "./frame.tsx";
import { Join } from "./join.tsx";
import { Reset } from "./reset.tsx";
import { SignIn } from "./sign-in.tsx";

const workbench: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("../workbench/home.tsx")).Home }) },
  {
    path: "market",
    lazy: async () => ({ Component: (await import("../workbench/market.tsx")).Market }),
  },
  {
    path: "market/searches",
    lazy: async () => ({ Component: (await import("../workbench/searches.tsx")).Searches }),
  },
  {
    path: "utilisation",
    lazy: async () => ({
      Component: (await import("../workbench/utilisation.tsx")).Utilisation,
    }),
  },
  { path: "capacity", element: <Navigate to="/capacity/offers" replace /> },
  {
    path: "capacity/:tab",
    lazy: async () => ({ Component: (await import("../workbench/capacity.tsx")).Capacity }),
  },
  {
    path: "capacity/weeks/build",
    lazy: async () => ({
      Component: (await import("../workbench/capacity-group-build.tsx")).CapacityGroupBuild,
    }),
  },
  {
    path: "capacity/weeks/:group",
    lazy: async () => ({
      Component: (await import("../workbench/capacity-group.tsx")).CapacityGroupPage,
    }),
  },
  {
    path: "capacity/resources/:resource",
    lazy: async () => ({
      Component: (await import("../workbench/calendar.tsx")).ResourceCalendar,
    }),
  },
  {
    path: "capacity/resources/:resource/week",
    lazy: async () => ({ Component: (await import("../workbench/offer-week.tsx")).OfferWeek }),
  },
  { path: "bookings", element: <Navigate to="/bookings/made" replace /> },
  {
    path: "bookings/:side",
    lazy: async () => ({ Component: (await import("../workbench/bookings.tsx")).Bookings }),
  },
  {
    path: "disputes",
    lazy: async () => ({ Component: (await import("../workbench/disputes.tsx")).Disputes }),
  },
  {
    path: "disputes/:id",
    lazy: async () => ({ Component: (await import("../workbench/dispute.tsx")).Dispute }),
  },
  {
    path: "events",
    lazy: async () => ({ Component: (await import("../workbench/events.tsx")).Events }),
  },
  {
    path: "receipts",
    lazy: async () => ({ Component: (await import("../workbench/receipts.tsx")).Receipts }),
  },
  {
    path: "shared",
    lazy: async () => ({ Component: (await import("../workbench/shared.tsx")).Shared }),
  },
  {
    path: "grants",
    lazy: async () => ({ Component: (await import("../workbench/grants.tsx")).Grants }),
  },
  { path: "identifiers", element: <Navigate to="/identifiers/own" replace /> },
  {
    path: "identifiers/own",
    lazy: async () => ({
      Component: (await import("../workbench/identifiers.tsx")).Identifiers,
    }),
  },
  {
    path: "resolutions",
    lazy: async () => ({
      Component: (await import("../workbench/resolutions.tsx")).ResolutionStatistics,
    }),
  },
  {
    path: "identifiers/templates",
    lazy: async () => ({
      Component: (await import("../workbench/templates.tsx")).IdentifierTemplates,
    }),
  },
  {
    path: "identifiers/look-up",
    lazy: async () => ({
      Component: (await import("../workbench/identifier-look-up.tsx")).IdentifierLookUp,
    }),
  },
  {
    path: "identifiers/imports",
    lazy: async () => ({
      Component: (await import("../workbench/identifier-imports.tsx")).IdentifierImports,
    }),
  },
  {
    path: "labels",
    lazy: async () => ({ Component: (await import("../workbench/labels.tsx")).Labels }),
  },
  {
    path: "scan",
    lazy: async () => ({ Component: (await import("../workbench/scan.tsx")).Scan }),
  },
  {
    path: "people",
    lazy: async () => ({ Component: (await import("../workbench/people.tsx")).People }),
  },
  {
    path: "keys",
    lazy: async () => ({ Component: (await import("../workbench/keys.tsx")).Keys }),
  },
  {
    path: "provider",
    lazy: async () => ({ Component: (await import("../workbench/provider.tsx")).Provider }),
  },
  {
    path: "support",
    lazy: async () => ({ Component: (await import("../workbench/support.tsx")).Support }),
  },
  {
    path: "export",
    lazy: async () => ({ Component: (await import("../workbench/exports.tsx")).Exports }),
  },
  {
    path: "leaving",
    lazy: async () => ({ Component: (await import("../workbench/leaving.tsx")).Leaving }),
  },
  { path: "notices", element: <Navigate to="/notices/inbox" replace /> },
  {
    path: "notices/:tab",
    lazy: async () => ({ Component: (await import("../workbench/notices.tsx")).Notices }),
  },
  {
    path: "sessions",
    lazy: async () => ({ Component: (await import("../workbench/sessions.tsx")).Sessions }),
  },
  {
    path: "security",
    lazy: async () => ({ Component: (await import("../workbench/security.tsx")).Security }),
  },
  {
    path: "audit",
    lazy: async () => ({ Component: (await import("../workbench/audit.tsx")).Audit }),
  },
  {
    path: "plan",
    lazy: async () => ({ Component: (await import("../workbench/plan.tsx")).Plan }),
  },
  {
    path: "told",
    lazy: async () => ({ Component: (await import("../workbench/told.tsx")).Told }),
  },
  {
    path: "rules",
    lazy: async () => ({ Component: (await import("../workbench/rules.tsx")).Rules }),
  },
];

const operatorConsole: RouteObject[] = [
  { path: "console", element: <Navigate to="/console/firms" replace /> },
  {
    path: "console/firms",
    lazy: async () => ({ Component: (await import("../console/firms.tsx")).Firms }),
  },
  {
    path: "console/applications",
    lazy: async () => ({
      Component: (await import("../console/applications.tsx")).Applications,
    }),
  },
  {
    path: "console/disputes",
    lazy: async () => ({ Component: (await import("../console/disputes.tsx")).DisputeQueue }),
  },
  {
    path: "console/disputes/:id",
    lazy: async () => ({ Component: (await import("../console/dispute.tsx")).DisputeToDecide }),
  },
  {
    path: "console/health",
    lazy: async () => ({ Component: (await import("../console/health.tsx")).Health }),
  },
  {
    path: "console/audits",
    lazy: async () => ({ Component: (await import("../console/audits.tsx")).Audits }),
  },
  { path: "console/incidents", element: <Navigate to="/console/incidents/alerts" replace /> },
  {
    path: "console/incidents/:tab",
    lazy: async () => ({
      Component: (await import("../console/incidents/page.tsx")).Incidents,
    }),
  },
  {
    path: "console/incidents/cases/:id",
    lazy: async () => ({
      Component: (await import("../console/incidents/incident.tsx")).IncidentPage,
    }),
  },
  {
    path: "console/thaws",
    lazy: async () => ({ Component: (await import("../console/thaws.tsx")).Thaws }),
  },
  {
    path: "console/plans",
    lazy: async () => ({ Component: (await import("../console/plans.tsx")).Plans }),
  },
  {
    path: "console/prefixes",
    lazy: async () => ({ Component: (await import("../console/prefixes.tsx")).Prefixes }),
  },
  {
    path: "console/processes",
    lazy: async () => ({ Component: (await import("../console/processes.tsx")).Processes }),
  },
  {
    path: "console/witnesses",
    lazy: async () => ({ Component: (await import("../console/witnesses.tsx")).Witnesses }),
  },
  {
    path: "console/support",
    lazy: async () => ({ Component: (await import("../console/support.tsx")).Supported }),
  },
  {
    path: "console/support/:grant/:view?",
    lazy: async () => ({ Component: (await import("../console/looking.tsx")).Looking }),
  },
  {
    path: "console/rules",
    lazy: async () => ({ Component: (await import("../console/rules.tsx")).PublishRules }),
  },
];

/** Every address of the workbench and the console; the passport is a page of its own. */
export const makeRouter = () =>
  createBrowserRouter([
    {
      ErrorBoundary: Broken,
      HydrateFallback: () => null,
      children: [
        { path: "/sign-in", Component: SignIn },
        { path: "/sign-in/firm/:code?", Component: FirmSignIn },
        { path: "/sign-in/provider/:firm", Component: FirmArrival },
        { path: "/join/:code", Component: Join },
        { path: "/forgot", Component: Forgot },
        { path: "/reset/:code", Component: Reset },
        { path: "/apply", Component: Apply },
        {
          path: "/log",
          lazy: async () => ({ Component: (await import("./log.tsx")).PublicLog }),
        },
        { path: "/application/:code", Component: Application },
        {
          path: "/left/:code",
          lazy: async () => ({ Component: (await import("./left.tsx")).Left }),
        },
        {
          path: "/",
          Component: Frame,
          children: [...workbench, ...operatorConsole, { path: "*", Component: Missing }],
        },
      ],
    },
  ]);
