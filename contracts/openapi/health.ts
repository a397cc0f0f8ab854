import { answer, brokenAnswers, type Paths, refused } from "./form.ts";

const status = (word: string) => ({
  type: "object",
  required: ["status"],
  properties: { status: { const: word } },
});

const tags = ["health"];

/** What both programs tell of themselves. */
export const healthPaths: Paths = {
  "/healthz": {
    get: {
      operationId: "isUp",
      summary: "Whether the program runs.",
      tags,
      responses: { "200": answer("It runs.", "application/json", status("up")) },
    },
  },
  "/readyz": {
    get: {
      operationId: "isReady",
      summary: "Whether the program can serve: its database answers.",
      tags,
      responses: {
        "200": answer("It can.", "application/json", status("ready")),
        "503": {
          ...answer("Not now.", "application/json", status("not ready")),
          headers: brokenAnswers["503"].headers,
        },
      },
    },
  },
  "/metrics": {
    get: {
      operationId: "metrics",
      summary: "What the program counts, as Prometheus text.",
      tags,
      description: "For whoever has METRICS_TOKEN of the program's settings.",
      security: [{ metricsReader: [] }],
      responses: {
        "200": answer("Counters and gauges.", "text/plain", { type: "string" }),
        "401": refused("The token is missing or wrong."),
        "404": refused("The program has no token set: nobody reads its metrics."),
      },
    },
  },
  "/openapi.json": {
    get: {
      operationId: "describeApi",
      summary: "This document.",
      tags,
      responses: { "200": answer("OpenAPI 3.1.", "application/json", { type: "object" }) },
    },
  },
};
