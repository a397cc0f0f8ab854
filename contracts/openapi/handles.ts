import {
  type Answer,
  answer,
  brokenAnswers,
  type Operation,
  type Parameter,
  type Paths,
  rateHeaders,
  type Schema,
  tooManyHeaders,
} from "./form.ts";

const tags = ["handles"];
const text: Schema = { type: "string" };
const toldSchema: Schema = { $ref: "#/components/schemas/HandleAnswer" };

const told = (description: string): Answer => ({
  ...answer(description, "application/json", toldSchema),
  headers: rateHeaders,
});

const handle: Parameter = {
  name: "handle",
  in: "path",
  required: true,
  schema: text,
  description: "A Handle: `88.118.8/pump-7`, or `0.NA/88.118.8` for a naming authority itself.",
  example: "88.118.8/pump-7",
};

const asked = (name: string, description: string, schema: Schema = text): Parameter => ({
  name,
  in: "query",
  description,
  schema,
});

const flag: Schema = { enum: ["true", "false"] };
const pretty = asked("pretty", "Written over several lines.", flag);
const numbers: Schema = { type: "array", items: { type: "string", pattern: "^[0-9]{1,10}$" } };
const types: Schema = { type: "array", items: text };

/** What may come of any request for a Handle; the response code says more than the status. */
const refusals: Readonly<Record<string, Answer>> = {
  "400": told(
    "No Handle (102), no such values (200), bad values (202), or not resolved here (301; `referral` names who answers for foreign prefixes).",
  ),
  "401": {
    ...told("Only for an administrator who shows who he is (402)."),
    headers: { ...rateHeaders, "WWW-Authenticate": { schema: text } },
  },
  "403": told("The administrator is not known (403), or may not do this (400, 401)."),
  "404": told("There is no such Handle (100)."),
  "409": told("It is there already: the Handle (101), or a value of that number (201)."),
  "429": { ...told("Too many requests (3)."), headers: tooManyHeaders },
  "500": told("Something broke on our side (2)."),
  "503": { ...told("The registry is away (3)."), headers: brokenAnswers["503"].headers },
};

const listed: Schema = {
  type: "object",
  required: ["responseCode", "prefix", "totalCount", "handles"],
  properties: {
    responseCode: { type: "integer" },
    prefix: text,
    totalCount: { type: "integer", minimum: 0 },
    page: { type: "integer", minimum: 0 },
    pageSize: { type: "integer", minimum: 0 },
    handles: { type: "array", items: text },
  },
};

const security = [{}, { handleAdministrator: [] }];

const operation = (
  operationId: string,
  summary: string,
  { parameters, responses, ...more }: Pick<Operation, "responses" | "parameters" | "requestBody">,
): Operation => ({
  operationId,
  summary,
  tags,
  security,
  parameters: [handle, ...(parameters ?? []), pretty],
  responses: { ...responses, ...refusals },
  ...more,
});

/** The JSON API of the Handle System. */
export const handlePaths: Paths = {
  "/api/handles": {
    get: {
      operationId: "listHandles",
      summary: "The Handles under a prefix, for an administrator of the firm that has it.",
      tags,
      security: [{ handleAdministrator: [] }, { handleSession: [] }],
      parameters: [
        { ...asked("prefix", "A naming authority: `88.118.8`."), required: true },
        asked("page", "From 0; with pageSize.", { type: "integer" }),
        asked("pageSize", "At most, and where either is left out, 10,000.", { type: "integer" }),
        pretty,
      ],
      responses: {
        "200": { ...answer("They are these.", "application/json", listed), headers: rateHeaders },
        ...refusals,
      },
    },
  },
  "/api/handles/{handle}": {
    get: operation("readHandle", "What is registered under a Handle.", {
      parameters: [
        asked("index", "Values of this number; may come several times.", numbers),
        asked(
          "type",
          "Values of this type, or of all that begin so where it ends in a dot.",
          types,
        ),
        asked("auth", "Past every cache.", flag),
        asked("publicOnly", "Nothing but what anyone may read.", flag),
      ],
      responses: { "200": told("Its values (1), or that it has none of those asked for (200).") },
    }),
    put: operation("writeHandle", "Creates a Handle, or writes its values.", {
      parameters: [
        asked(
          "index",
          "Only the values of these numbers, which are those that are sent; one that is sent alone may leave its number out. `various`: those that are sent.",
          { type: "array", items: { type: "string", pattern: "^(?:[0-9]{1,10}|various)$" } },
        ),
        asked("mintNewSuffix", "Whether the end of the Handle's name is drawn here.", flag),
        asked("overwrite", "Whether what is there may be written over; `true` if left out.", flag),
      ],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/HandleValues" },
            example: {
              values: [
                {
                  index: 1,
                  type: "URL",
                  data: { format: "string", value: "https://firm.example/pump-7" },
                },
              ],
            },
          },
        },
      },
      responses: {
        "200": told("What was there is as it was sent."),
        "201": told("The Handle, or one of its values, is new."),
      },
    }),
    delete: operation("deleteHandle", "Deletes a Handle, or values of it: all of them or none.", {
      parameters: [asked("index", "Only the values of these numbers.", numbers)],
      responses: { "200": told("It is deleted.") },
    }),
    options: {
      operationId: "askAboutHandles",
      summary: "What may be asked of a Handle.",
      tags,
      parameters: [handle],
      responses: {
        "204": { description: "Anyone may ask.", headers: { Allow: { schema: text } } },
      },
    },
  },
};

/** What this API tells and takes. */
export const handleSchemas: Readonly<Record<string, Schema>> = {
  HandleAnswer: {
    type: "object",
    required: ["responseCode", "handle"],
    properties: {
      responseCode: { type: "integer", description: "Of the Handle System (RFC 3652)." },
      code: { $ref: "#/components/schemas/RefusalCode" },
      handle: text,
      message: text,
      values: { type: "array", items: { $ref: "#/components/schemas/HandleValue" } },
    },
  },
  HandleValue: {
    type: "object",
    required: ["index", "type", "data"],
    properties: {
      index: { type: "integer", minimum: 1 },
      type: text,
      data: { description: "A text, or `format` and `value`." },
      ttl: { type: "integer", minimum: 0 },
      timestamp: {
        type: "string",
        description: "When it came to be so; ignored where it is sent.",
      },
      permissions: {
        type: "string",
        pattern: "^[01]{4}$",
        description:
          "Read and write by administrators, read and write by anyone; left out for 1110.",
      },
    },
  },
  HandleValues: {
    description: "An object that has `values`, a list of values, or one value.",
    anyOf: [
      {
        type: "object",
        required: ["values"],
        properties: {
          values: { type: "array", items: { $ref: "#/components/schemas/HandleValue" } },
        },
      },
      { type: "array", items: { $ref: "#/components/schemas/HandleValue" } },
      { $ref: "#/components/schemas/HandleValue" },
    ],
  },
};
