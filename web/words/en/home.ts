import type { SameWords } from "../shape.ts";
import type { home as zh } from "../zh/home.ts";

export const home: SameWords<typeof zh> = {
  hello: "Hello, {{name}}",
  lead: "{{firm}} · {{roles}}",
  guideTitle: "First steps",
  guideLead: "Start here, according to your role.",
  guideDone: "Got it",
  guideAgain: "Show the first steps",
  freeHours: "Free hours on offer",
  freeHoursHint: "Published offers: {{count}}",
  comingProvided: "Bookings to fulfil",
  comingProvidedHint: "Other firms booked with us",
  comingMade: "Our open bookings",
  comingMadeHint: "We booked with other firms",
  events: "Trace events",
  eventsHint: "Last one: {{at}}",
  noEvents: "None yet",
  next: "Next bookings",
  nextEmpty: "Nothing is booked in the near future",
  latest: "Latest trace events",
  atLeast: "{{count}}+",
  provide: "We provide",
  book: "We booked",
  seeAll: "See all",
  steps: {
    rules: {
      title: "Read the operating rules",
      text: "How cancelling, sharing and admission work; accept them for your firm.",
      go: "Read",
    },
    invite: {
      title: "Invite colleagues",
      text: "Give planners, quality and service engineers their roles.",
      go: "Invite",
    },
    resource: {
      title: "List machines and processes",
      text: "Envelope, tolerance, materials and certificates decide who finds you.",
      go: "List",
    },
    publish: {
      title: "Publish free hours",
      text: "Choose a machine, a window and a price; it is on the market at once.",
      go: "Publish",
    },
    find: {
      title: "Find capacity",
      text: "Search by process, material, tolerance and time, and see why it matches.",
      go: "Search",
    },
    watch: {
      title: "Follow bookings",
      text: "Each booking shows until when cancelling is free.",
      go: "Look",
    },
    key: {
      title: "Connect a system",
      text: "Issue an API key to your MES or ERP with just the scopes it needs.",
      go: "Issue",
    },
    events: {
      title: "See trace events",
      text: "Every step your systems capture is here and in the ledger.",
      go: "Look",
    },
    share: {
      title: "Share with partners",
      text: "Give only what is needed; revoke it at any time.",
      go: "Share",
    },
    shared: {
      title: "See what is shared with us",
      text: "Production and inspection records of partners.",
      go: "Look",
    },
    admit: {
      title: "Admit a firm",
      text: "List the firm and invite its first administrator.",
      go: "Admit",
    },
    health: {
      title: "Watch the platform",
      text: "Heartbeats, messages waiting and ledger checkpoints.",
      go: "Look",
    },
    publishRules: {
      title: "Publish operating rules",
      text: "Rules are versioned data, enforced by the code.",
      go: "Publish",
    },
    suspend: {
      title: "Act on a risk",
      text: "A suspended firm's sessions and keys end within 5 seconds.",
      go: "Look",
    },
    operatorPeople: {
      title: "Manage the operator's people",
      text: "Three separate offices: system, security and audit.",
      go: "Manage",
    },
    audit: {
      title: "Read the audit record",
      text: "Every act of the operator is on record, added and never changed.",
      go: "Read",
    },
  },
};
