import { resolverApp } from "../../identifiers/resolver/index.ts";
import { type AppParts, apiApp } from "../../services/api/app.ts";
import type { Shell } from "../../services/platform/http.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { usualRates } from "../../services/platform/rates.ts";
import { SignalTally } from "../../services/platform/signals.ts";
import { writesNothing } from "./registry.ts";

export const url = "https://lianzao.example";

/** The routes of a program, which answers nothing that needs more than itself. */
export function unservedApp(name: "api" | "resolver", webFolder: string | null = null): Shell {
  const parts = {
    log: openLog("test", "silent"),
    metrics: openMetrics(name),
    rates: usualRates,
    signals: new SignalTally(),
    ready: async () => undefined,
    publicUrl: url,
    resolverUrl: url,
    documents: {},
    development: false,
    webFolder,
    ending: new AbortController().signal,
  };
  // No request is answered here that needs more.
  return name === "api"
    ? apiApp(parts as unknown as AppParts)
    : resolverApp({ ...parts, database: undefined as never, ...writesNothing(undefined as never) });
}
