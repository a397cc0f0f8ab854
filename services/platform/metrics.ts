import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What one program counts, as Prometheus text at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<"route" | "status">;
  readonly seconds: Histogram<"route">;
  readonly outboxWaiting: Gauge;
  readonly logSize: Gauge;
}

export function openMetrics(program: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ program });
  collectDefaultMetrics({ register: registry });
  return {
    registry,
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
    outboxWaiting: new Gauge({
      name: "lianzao_outbox_waiting",
      help: "Events without a position",
      registers: [registry],
    }),
    logSize: new Gauge({
      name: "lianzao_log_size",
      help: "Entries under the newest checkpoint",
      registers: [registry],
    }),
  };
}
