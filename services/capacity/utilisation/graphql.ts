import { processSeen } from "../../capability/index.ts";
import { hoursText } from "../../kernel/window.ts";
import {
  builder,
  MoneyRef,
  WindowInput,
  WindowRef,
  WordsRef,
} from "../../platform/graphql/builder.ts";
import { enumOf } from "../../platform/graphql/enums.ts";
import {
  type PriceSpread,
  type UtilisationCell,
  type UtilisationColumns,
  type UtilisationRow,
  utilisationQuestion,
  utilisationRow,
} from "./reads.ts";
import {
  checkWindows,
  checkZone,
  type UtilisationKey,
  usedShare,
  utilisationKeys,
} from "./rules.ts";

const PriceSpreadRef = builder.objectRef<PriceSpread>("PriceSpread").implement({
  description: `What the first hour costs without set-up, among the offers in one currency, with VAT
      or without it; offers with a price per piece are not among them.`,
  fields: (t) => ({
    vatIncluded: t.exposeBoolean("vatIncluded"),
    offers: t.exposeInt("offers"),
    lowest: t.expose("lowest", { type: MoneyRef }),
    median: t.expose("median", { type: MoneyRef }),
    highest: t.expose("highest", { type: MoneyRef }),
  }),
});

const CellRef = builder.objectRef<UtilisationCell>("UtilisationCell").implement({
  description: "What is offered and taken in one window.",
  fields: (t) => ({
    window: t.expose("window", { type: WindowRef }),
    offeredHours: t.field({ type: "Decimal", resolve: ({ offeredMs }) => hoursText(offeredMs) }),
    freeHours: t.field({
      type: "Decimal",
      description: "What is not taken, also where it is too late to book it.",
      resolve: ({ freeMs }) => hoursText(freeMs),
    }),
    pastHours: t.field({
      type: "Decimal",
      description: "What of freeHours is past: of hours a week all of a week that has begun.",
      resolve: ({ pastMs }) => hoursText(pastMs),
    }),
    used: t.float({
      nullable: true,
      description: "The part that is taken, from 0 to 1; null where nothing is offered.",
      resolve: usedShare,
    }),
    firms: t.exposeInt("firms", { description: "How many firms offer it." }),
    prices: t.expose("prices", { type: [PriceSpreadRef] }),
  }),
});

/** A row by what it is made. */
type Seen = UtilisationRow & { readonly by: UtilisationKey };

const RowRef = builder.objectRef<Seen>("UtilisationRow").implement({
  description: "One process or one city, window by window.",
  fields: (t) => ({
    key: t.exposeString("key"),
    name: t.field({
      type: WordsRef,
      resolve: ({ by, key, city }) => (by === "process" ? processSeen(key).name : city),
    }),
    cells: t.expose("cells", { type: [CellRef] }),
  }),
});

const UtilisationInput = builder.inputType("UtilisationInput", {
  fields: (t) => ({
    by: t.field({ type: enumOf("UtilisationKey", utilisationKeys), required: true }),
    windows: t.field({ type: [WindowInput], required: true }),
    process: t.string(),
    city: t.string(),
    zone: t.string({
      description: `By whose clock the windows are told, an IANA name: each site is looked at in the
        same days by its own clock, so that a week of all sites is one. Without it at the same
        instants.`,
    }),
  }),
});

builder.queryField("utilisation", (t) =>
  t.field({
    type: [RowRef],
    description:
      "How much of the market's capacity is taken, of the offers that the viewer may see.",
    args: { input: t.arg({ type: UtilisationInput, required: true }) },
    resolve: async (_root, { input: { by, process, city, zone, ...ask } }, context) => {
      const now = new Date();
      const windows = checkWindows(ask.windows, now);
      const question = utilisationQuestion(
        {
          by,
          windows,
          process: process ?? null,
          city: city ?? null,
          zone: checkZone(zone ?? null),
        },
        now,
      );
      const rows = await context.asking<UtilisationColumns>("capacity.search", question);
      return rows.map((row) => ({ ...utilisationRow(row, windows), by }));
    },
  }),
);
