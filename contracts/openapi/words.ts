import { refusals } from "../refusals/index.ts";
import type { Parameter, Schema } from "./form.ts";
import { handleSchemas } from "./handles.ts";
import { sessionSchemas } from "./sessions.ts";

const text: Schema = { type: "string" };

/** In what CSV files may be written. */
export const csvEncodingNames = [
  "utf-8",
  "gb18030",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "big5",
];

export const csvEncoding: Parameter = {
  name: "encoding",
  in: "query",
  description:
    "In what a CSV file is written; else what the charset of Content-Type says, or what is found. Other names of these are taken, too.",
  schema: { ...text, examples: csvEncodingNames },
};

const refusalCode: Schema = {
  description: "Stable: a program may decide by it. The sentences are for people.",
  enum: Object.keys(refusals),
};

/** Shapes that several answers share. */
export const schemas: Readonly<Record<string, Schema>> = {
  ...handleSchemas,
  ...sessionSchemas,
  RefusalCode: refusalCode,
  Refusal: {
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["code", "message"],
        properties: {
          code: { $ref: "#/components/schemas/RefusalCode" },
          message: { ...text, description: "In the language that Accept-Language prefers." },
          field: { ...text, description: "Which part of the request is at fault." },
          at: { type: "integer", minimum: 0, description: "Its place in the path." },
        },
      },
    },
  },
  Problem: {
    type: "object",
    required: ["type", "title", "status", "instance", "code"],
    properties: {
      type: { ...text, pattern: "^epcisException:" },
      title: text,
      status: { type: "integer" },
      instance: { ...text, pattern: "^urn:uuid:", description: "The request's reference." },
      code: { $ref: "#/components/schemas/RefusalCode" },
      field: text,
      faults: {
        type: "array",
        description: "All that is wrong with the document, each with a JSON pointer to it.",
        items: {
          type: "object",
          required: ["pointer", "code", "message"],
          properties: { pointer: text, code: text, message: text },
        },
      },
    },
  },
  CaptureJob: {
    type: "object",
    required: ["captureID", "createdAt", "finishedAt", "running", "success"],
    properties: {
      captureID: { ...text, format: "uuid" },
      createdAt: { ...text, format: "date-time" },
      finishedAt: { ...text, format: "date-time" },
      running: { type: "boolean" },
      success: { type: "boolean" },
      captureErrorBehaviour: { const: "rollback" },
      errors: { type: "array", items: {} },
    },
  },
  EpcisDocument: {
    type: "object",
    description: "EPCIS 2.0.1, JSON-LD; GS1's own JSON Schema says the rest.",
    required: ["@context", "type", "schemaVersion", "creationDate", "epcisBody"],
    properties: {
      "@context": {},
      type: { enum: ["EPCISDocument", "EPCISQueryDocument"] },
      schemaVersion: text,
      creationDate: { ...text, format: "date-time" },
      epcisBody: { type: "object" },
    },
  },
  EpcisEvent: {
    type: "object",
    required: ["@context", "type", "eventTime", "eventTimeZoneOffset"],
    properties: {
      "@context": {},
      type: text,
      eventTime: { ...text, format: "date-time" },
      eventTimeZoneOffset: text,
    },
  },
  Linkset: {
    type: "object",
    description: "RFC 9264 § 4.2: under each relation's address a list of links.",
    required: ["linkset"],
    properties: {
      linkset: {
        type: "array",
        items: {
          type: "object",
          required: ["anchor", "itemDescription"],
          properties: { anchor: text, itemDescription: text },
          additionalProperties: {
            type: "array",
            items: {
              type: "object",
              required: ["href", "title"],
              properties: {
                href: text,
                title: text,
                type: text,
                hreflang: { type: "array", items: text },
                context: { type: "array", items: text },
              },
            },
          },
        },
      },
    },
  },
};

/** By what a caller may be known. */
export const securitySchemes: Readonly<Record<string, Schema>> = {
  key: {
    type: "http",
    scheme: "bearer",
    description: "An API key of the firm; what it may do its scopes say.",
  },
  applicant: {
    type: "apiKey",
    in: "header",
    name: "Lianzao-Application",
    description: "The code of an application's link.",
  },
  handleSession: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description:
      'Of an administrator of Handles: `Handle sessionId="..."`; to begin the session also `cnonce`, `id`, `type` (HS_PUBKEY or HS_SECKEY), `alg` (SHA256 or HMAC-SHA256) and `signature`, over the nonce and cnonce.',
  },
  handleAdministrator: {
    type: "http",
    scheme: "basic",
    description:
      "An administrator of Handles by its reference, percent-encoded (`300%3A0.NA/88.118.8`), and its secret. Never an API key.",
  },
  metricsReader: {
    type: "http",
    scheme: "bearer",
    description: "The token of the program's settings by which its metrics are read.",
  },
  keyHeader: { type: "apiKey", in: "header", name: "X-API-Key" },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "lz_session",
    description: "A person's session. What has effects needs the header `X-Lianzao: 1`, too.",
  },
};

export const anyCaller = [{ key: [] }, { keyHeader: [] }, { session: [] }] as const;
