import { createHash, timingSafeEqual } from "node:crypto";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What one program counts, as Prometheus text at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  /** Who shows it may read what is counted; null for nobody. */
  readonly token: string | null;
  readonly requests: Counter<"route" | "status">;
  readonly seconds: Histogram<"route">;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request with this `Authorization` (RFC 6750) may read them; the clock tells nothing. */
export function mayReadMetrics({ token }: Pick<Metrics, "token">, shown = ""): boolean {
  return token !== null && timingSafeEqual(digest(`Bearer ${token}`), digest(shown));
}

export function openMetrics(program: string, token: string | null = null): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ program });
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    token,
    requests: new Counter({
      name: "lianzao_http_requests_total",
      help: "HTTP requests by route and status class",
      labelNames: ["route", "status"],
      registers: [registry],
    }),
    seconds: new Histogram({
      name: "lianzao_http_request_seconds",
      help: "Time to answer, by route",
      labelNames: ["route"],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
      registers: [registry],
    }),
  };
}
