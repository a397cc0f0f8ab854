import { primaryKeys } from "../../identifiers/codes/index.ts";
import {
  type Answer,
  answer,
  brokenAnswers,
  type Operation,
  type Parameter,
  type Paths,
  rateHeaders,
  refused,
  type Schema,
  tooManyHeaders,
} from "./form.ts";

const tags = ["resolver"];
const text: Schema = { type: "string" };

/** A refusal for programs, and a page for those who ask for one. */
const refusedAsPage = (description: string): Answer => ({
  ...refused(description),
  content: { ...refused(description).content, "text/html": { schema: text } },
});

const linkHeader: Readonly<Record<string, Schema>> = {
  Link: {
    description:
      'Where the linkset is, with rel="linkset"; for a compressed Digital Link its uncompressed address, with rel="owl:sameAs".',
    schema: text,
  },
};

const path = (name: string, schema: Schema, description: string): Parameter => ({
  name,
  in: "path",
  required: true,
  schema,
  description,
});

const keyParts = [
  path("ai", { enum: [...primaryKeys] }, "The application identifier of a primary key."),
  path("key", { type: "string", minLength: 1 }, "Its value, with its check digit."),
];
const qualifierParts = [
  path("qualifier", { enum: ["10", "21", "22"] }, "What narrows it down."),
  path("value", { type: "string", minLength: 1 }, "The lot, serial number or variant."),
];

const asked: Parameter[] = [
  {
    name: "linkType",
    in: "query",
    description: "A link type of the GS1 Web Vocabulary, or `linkset` for all links.",
    schema: text,
    example: "linkset",
  },
  {
    name: "context",
    in: "query",
    description: "For whom the link should be, where a code has several of one type.",
    schema: text,
    example: "CN",
  },
];

const trial: Parameter[] = [
  ["code", "A code in any form, or what a scanner sends.", "(01)06901234000016"],
  ["linkType", "The link type that would be asked for.", "gs1:pip"],
  ["context", "The context that would be asked for.", "CN"],
  ["language", "The Accept-Language header that would be sent.", "zh-CN"],
  ["media", "The Accept header that would be sent.", "text/html"],
  ["tongue", "The language of the page, `zh` or `en`, where it is not the reader's own.", "en"],
].map(([name = "", description = "", example = ""]) => {
  return { name, in: "query", description, schema: text, example };
});

const linksets = ["application/linkset+json", "application/json", "application/ld+json"];

function resolving(operationId: string, parameters: readonly Parameter[]): Operation {
  return {
    operationId,
    summary: "Leads to what is known of a code, or lists its links.",
    description:
      "GS1-Conformant Resolver 1.2.0. A linkset also comes by its media type in Accept. Of several links of one type Accept-Language, `context` and Accept choose. A compressed Digital Link is read too, whole (`/{compressed}`) or behind its key (`/{ai}/{key}/{compressed}`).",
    tags,
    parameters: [...parameters, ...asked],
    responses: {
      "200": {
        description: "The linkset.",
        headers: { ...linkHeader, ...rateHeaders },
        content: {
          ...Object.fromEntries(
            linksets.map((media) => [media, { schema: { $ref: "#/components/schemas/Linkset" } }]),
          ),
          "text/html": { schema: text },
        },
      },
      "300": {
        description: "The links of the type asked for, between which the request does not decide.",
        headers: { ...linkHeader, ...rateHeaders },
        content: {
          "application/linkset+json": { schema: { $ref: "#/components/schemas/Linkset" } },
          "text/html": { schema: text },
        },
      },
      "307": {
        description: "Where the link leads.",
        headers: { ...linkHeader, ...rateHeaders, Location: { required: true, schema: text } },
      },
      "400": refusedAsPage(
        "This is no code; `at` says from where on, in `unpacked` where a compressed link was asked for.",
      ),
      "404": refusedAsPage("Nothing public is known of it, or it has no such link."),
      "429": { ...refusedAsPage("Too many requests."), headers: tooManyHeaders },
      "500": brokenAnswers["500"],
      "503": { ...refusedAsPage("The registry is away."), headers: brokenAnswers["503"].headers },
    },
  };
}

function preflight(operationId: string, parameters: readonly Parameter[]): Operation {
  return {
    operationId,
    summary: "What may be asked of a code, and where its linkset is.",
    tags,
    parameters,
    responses: {
      "204": {
        description: "Anyone may ask.",
        headers: { ...linkHeader, Allow: { schema: text } },
      },
      "429": { ...refused("Too many requests."), headers: tooManyHeaders },
      ...brokenAnswers,
    },
  };
}

const file = (operationId: string, summary: string, media: string, schema: Schema): Operation => ({
  operationId,
  summary,
  tags,
  responses: { "200": answer(summary, media, schema) },
});

/** GS1 Digital Link resolution. */
export const resolverPaths: Paths = {
  "/": { get: file("welcome", "What this resolver is for, as a page.", "text/html", text) },
  "/.well-known/gs1resolver": {
    get: file("resolverDescription", "What this resolver can do.", "application/json", {
      type: "object",
      required: ["resolverRoot", "supportedPrimaryKeys"],
    }),
  },
  "/linkset-context": {
    get: file("linksetContext", "Reads a linkset as JSON-LD.", "application/ld+json", {
      type: "object",
      required: ["@context"],
    }),
  },
  "/resolve": {
    get: {
      operationId: "resolutionSteps",
      summary: "Shows each step of the resolution of a text: as a page, or as JSON.",
      description:
        "How the text is read, whose its prefix is, what is registered on each level, which link is chosen and why, and what each door answers. It counts in no statistics.",
      tags,
      parameters: trial,
      responses: {
        "200": {
          description: "The steps; after the one that fails there are none.",
          headers: rateHeaders,
          content: {
            "application/json": { schema: { type: "object", required: ["asked", "doors"] } },
            "text/html": { schema: text },
          },
        },
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
  "/{code}": {
    get: {
      operationId: "resolveCode",
      summary:
        "Leads to what is registered under a Handle, a VAA code, an OID or a nameplate's link.",
      description:
        "`/88.118.8/pump-7`, `/hdl:…`, `/1.2.156.3088.7`, `/urn:oid:…`, or a link of IEC 61406 as it stands on the nameplate, `/https://…`. What has no web address among its values is shown; as JSON where Accept asks for it.",
      tags,
      parameters: [
        path("code", text, "A code in any of these forms."),
        ...["index", "type", "noredirect"].map((name) => ({
          name,
          in: "query" as const,
          description:
            "Of the values those of this number or type; or that nobody be led anywhere.",
          schema: text,
        })),
      ],
      responses: {
        "200": {
          description: "What is registered.",
          headers: rateHeaders,
          content: {
            "application/json": { schema: { type: "object", required: ["code", "values"] } },
            "text/html": { schema: text },
          },
        },
        "302": {
          description: "Where the web address leads.",
          headers: { ...rateHeaders, Location: { required: true, schema: text } },
        },
        "400": refusedAsPage("This is no code; `at` says from where on."),
        "404": refusedAsPage("Nothing public is known of it."),
        "410": refusedAsPage("Its firm has deleted it."),
        "429": { ...refusedAsPage("Too many requests."), headers: tooManyHeaders },
        "500": brokenAnswers["500"],
        "503": { ...refusedAsPage("The registry is away."), headers: brokenAnswers["503"].headers },
      },
    },
  },
  "/{ai}/{key}": {
    get: resolving("resolve", keyParts),
    options: preflight("askAbout", keyParts),
  },
  "/{ai}/{key}/{qualifier}/{value}": {
    get: resolving("resolveQualified", [...keyParts, ...qualifierParts]),
    options: preflight("askAboutQualified", [...keyParts, ...qualifierParts]),
  },
};
