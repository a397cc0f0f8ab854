import {
  type Answer,
  answer,
  brokenAnswers,
  type Operation,
  type Parameter,
  type Paths,
  problem,
  rateHeaders,
  type Schema,
  tooManyHeaders,
} from "./form.ts";
import { anyCaller } from "./words.ts";

const tags = ["EPCIS 2.0"];
const text: Schema = { type: "string" };
const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const versions = ["GS1-EPCIS-Version", "GS1-CBV-Version", "GS1-EPCIS-Min", "GS1-EPCIS-Max"];
const limits = ["GS1-EPCIS-Capture-Limit", "GS1-EPCIS-Capture-File-Size-Limit"];
/** What stands on every answer (EPCIS 2.0 § 12.6). */
const standardHeaders: Readonly<Record<string, Schema>> = Object.fromEntries([
  ...versions.map((name) => [name, { required: true, schema: text }]),
  ...limits.map((name) => [name, { required: true, schema: { type: "integer" } }]),
]);

const withHeaders = (told: Answer, headers: Readonly<Record<string, Schema>> = {}): Answer => ({
  ...told,
  headers: { ...standardHeaders, ...headers },
});

/** What any of these may be refused with. */
const refusedAnswers: Operation["responses"] = {
  "400": withHeaders(problem("The request is not valid; the code says why.")),
  "401": withHeaders(problem("Nobody is known by what was sent.")),
  "403": withHeaders(problem("Whoever asks may not do this.")),
  "429": withHeaders(problem("Too many requests."), tooManyHeaders),
  ...brokenAnswers,
  "503": {
    ...brokenAnswers["503"],
    description: "The database is away, or too much waits to be sealed: come again later.",
    content: { ...brokenAnswers["503"].content, ...problem("").content },
  },
};

const absent: Operation["responses"] = {
  "404": withHeaders(problem("The firm has no such thing.")),
};

const query = (name: string, schema: Schema, description: string): Parameter => ({
  name,
  in: "query",
  schema,
  description,
});

const paging = [
  query("perPage", { type: "integer", minimum: 1, default: 30 }, "At most 100 are given."),
  query("nextPageToken", text, "As the `Link` of the page before names it."),
];

const nextLink = {
  Link: { description: 'The next page, with rel="next".', schema: text },
};

const captureId: Parameter = {
  name: "captureID",
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
};

const exampleDocument = {
  "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
  type: "EPCISDocument",
  schemaVersion: "2.0",
  creationDate: "2026-06-01T08:00:00Z",
  epcisBody: {
    eventList: [
      {
        type: "ObjectEvent",
        action: "OBSERVE",
        bizStep: "inspecting",
        eventTime: "2026-06-01T08:00:00Z",
        eventTimeZoneOffset: "+08:00",
        epcList: ["https://id.gs1.org/01/09524104000014/21/YX900-2600417"],
      },
    ],
  },
};

const documentBody = { schema: named("EpcisDocument"), example: exampleDocument };

const capture: Operation = {
  operationId: "capture",
  summary: "Takes in an EPCIS document, whole or not at all.",
  description: "Needs a key with the scope `epcis.capture`, or a session with that right.",
  tags,
  security: anyCaller,
  parameters: [
    {
      name: "Lianzao-Audience",
      in: "header",
      schema: { type: "string", default: "house" },
      description: "Who may see the events: `house`, `public`, or a circle of the firm's.",
    },
    {
      name: "Idempotency-Key",
      in: "header",
      schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" },
      description: "The same document sent again under it is taken in once.",
    },
  ],
  requestBody: {
    required: true,
    content: { "application/ld+json": documentBody, "application/json": documentBody },
  },
  responses: {
    "202": withHeaders(
      { description: "Taken in." },
      { Location: { required: true, schema: text, description: "The job." }, ...rateHeaders },
    ),
    "409": withHeaders(problem("An event of it is there already, or the key stands for another.")),
    "413": withHeaders(problem("The document is too large.")),
    "415": withHeaders(problem("Neither application/json nor application/ld+json.")),
    ...refusedAnswers,
  },
};

/** A read; needs a key with the scope `epcis.query`, or a session. */
function read(
  operationId: string,
  summary: string,
  shape: Schema,
  rest: Pick<Operation, "parameters"> & { headers?: Readonly<Record<string, Schema>> },
): Operation {
  const { headers = {}, parameters = [] } = rest;
  const told = answer("What was asked for.", "application/json", shape);
  return {
    operationId,
    summary,
    tags,
    security: anyCaller,
    parameters,
    responses: {
      "200": withHeaders(told, { ...headers, ...rateHeaders }),
      ...(parameters.some((each) => each.in === "path") ? absent : {}),
      ...refusedAnswers,
    },
  };
}

const instant = { type: "string", format: "date-time" };
const conditions = [
  query("eventType", text, "Events of this type, such as `ObjectEvent`."),
  query("EQ_bizStep", text, "Events of this business step."),
  query("MATCH_anyEPC", text, "Events that name this code, in any grammar."),
  query("GE_eventTime", instant, "Events at this time or later."),
  query("LT_eventTime", instant, "Events before this time."),
];

/** EPCIS 2.0 REST bindings: capture, its jobs, and a firm's own events. */
export const epcisPaths: Paths = {
  "/epcis/capture": {
    post: capture,
    get: read(
      "captureJobs",
      "The firm's captures, newest first.",
      { type: "array", items: named("CaptureJob") },
      { parameters: paging, headers: nextLink },
    ),
  },
  "/epcis/capture/{captureID}": {
    get: read("captureJob", "One capture.", named("CaptureJob"), { parameters: [captureId] }),
  },
  "/epcis/capture/{captureID}/document": {
    get: read("capturedDocument", "The events of one capture as it came.", named("EpcisDocument"), {
      parameters: [captureId],
    }),
  },
  "/epcis/events": {
    get: read("events", "The firm's events, newest first.", named("EpcisDocument"), {
      parameters: [...conditions, ...paging],
      headers: nextLink,
    }),
  },
  "/epcis/events/{eventID}": {
    get: read("event", "One event by its eventID.", named("EpcisEvent"), {
      parameters: [{ name: "eventID", in: "path", required: true, schema: text }],
    }),
  },
};
