import { openDatabase } from "../../../services/platform/database.ts";
import type { Offered } from "../../stage/acting.ts";
import { asksOf, byCommand, bySingleCommand, type Market, type Rate, rateOf } from "./commands.ts";

/** What the process needs to know before it asks. */
export interface Stage {
  readonly url: string;
  readonly market: Market;
  readonly clients: number;
}

/** What is to be measured. */
export interface Round {
  readonly by: "command" | "single command";
  readonly offers: readonly Offered[];
  readonly kind: "interval" | "bucket";
  readonly seconds: number;
}

export type Told = { readonly rate: Rate } | { readonly fault: string };

// The process that books by the module's command, bundled as the programs are: under `tsx` each
// function keeps its name, which takes time whenever one is made.
process.once("message", ({ url, market, clients }: Stage) => {
  const database = openDatabase(url, "lianzao_app", clients);
  const books = {
    command: byCommand(database, market),
    "single command": bySingleCommand(database, market),
  };
  process.on("message", ({ by, offers, kind, seconds }: Round) => {
    const tell = (told: Told) => process.send?.(told);
    rateOf(books[by], asksOf(market, offers, kind), { clients, seconds }).then(
      (rate) => tell({ rate }),
      (fault) => tell({ fault: String(fault) }),
    );
  });
  process.once("disconnect", () => void database.close());
});
