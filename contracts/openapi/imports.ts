import { answer, type Parameter, type Paths, rateHeaders, refused, turnedAway } from "./form.ts";
import { anyCaller, csvEncoding, csvEncodingNames } from "./words.ts";

const tags = ["identifiers"];
const text = { type: "string" };
const count = { type: "integer", minimum: 0 };
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const table = { [xlsx]: { schema: {} }, "text/csv": { schema: text } };
const csv = { "text/csv": { schema: text } };

const fault = {
  type: "object",
  required: ["row", "column", "columnName", "code", "message"],
  properties: {
    row: { type: "integer", minimum: 1 },
    column: text,
    columnName: { ...text, description: "The column in the reader's language." },
    code: { $ref: "#/components/schemas/RefusalCode" },
    message: text,
  },
};

const sent = {
  type: "object",
  required: ["id", "status", "sizeBytes", "encoding", "preview"],
  properties: {
    id: { ...text, description: "By this identifierImport of GraphQL tells how far it is." },
    status: { enum: ["ready", "waiting", "running", "stopped", "done", "failed", "discarded"] },
    sizeBytes: count,
    encoding: {
      description: "In what a CSV file is written, as it was named or found; null for Excel.",
      enum: [...csvEncodingNames, null],
    },
    preview: {
      type: "object",
      description: "What the first 1,000 rows would come to.",
      required: [
        "rows",
        "registered",
        "changed",
        "unchanged",
        "refused",
        "faults",
        "moreFaults",
        "firstRows",
      ],
      properties: {
        rows: count,
        registered: count,
        changed: count,
        unchanged: count,
        refused: count,
        faults: { type: "array", items: fault },
        moreFaults: count,
        firstRows: {
          type: "array",
          description: "As they were read, cut where they are long: a wrong encoding shows there.",
          items: { type: "array", items: text },
        },
      },
    },
  },
};

const language: Parameter = {
  name: "language",
  in: "query",
  description: "Of what people read in it; else the reader's.",
  schema: { enum: ["zh", "en"] },
};

const refusals = {
  ...turnedAway(
    "It cannot be taken; the code says why.",
    "Whoever asks may not do so in the firm's registry.",
  ),
};

/** Identifiers that come as a file. */
export const importPaths: Paths = {
  "/identifiers/imports": {
    post: {
      operationId: "sendIdentifiers",
      summary: "Sends a file of identifiers, and tells what its first rows would come to.",
      description:
        "Excel (.xlsx, its first sheet) or CSV (UTF-8, UTF-16 with its mark, GB18030 or Windows-1252 as it is found, or what is named), at most 400 MB and 1,048,576 rows; of an Excel file the texts it keeps apart may have 100 million characters. Columns: code, names (on lines of their own, or between bars), template, audience, ttl, url, name, description, email, and a column for each other value: `value:TYPE #index @audience`, of which the number and the audience may be left out; of a link also `title #index`, `media #index`, `languages #index` and `contexts #index`. A row is registered as it would be by itself; one that is registered just so counts as unchanged. The worker carries it out once it is begun, by identifierImportStart or at once. Needs a session with the right to register, or a key with the scope `identifiers.write`.",
      tags,
      security: anyCaller,
      parameters: [
        { name: "name", in: "query", description: "The file's name.", schema: text },
        {
          name: "start",
          in: "query",
          description: "Whether it begins at once.",
          schema: { enum: ["yes", "no"], default: "no" },
        },
        {
          name: "existing",
          in: "query",
          description:
            "Whether rows are refused of which the things stand already as something else, or change them: what a row says takes the place of what the thing had of the same types, and adds names; an empty cell, and what the file does not say of a value, leave things as they are.",
          schema: { enum: ["refuse", "change"], default: "refuse" },
        },
        csvEncoding,
      ],
      requestBody: { required: true, content: table },
      responses: {
        "200": { ...answer("It is here.", "application/json", sent), headers: rateHeaders },
        "409": refused("The idempotency key was used for something else."),
        "413": refused("It is too large."),
        "415": refused("Nothing of this media type is taken."),
        ...refusals,
      },
    },
  },
  "/identifiers/imports/example": {
    get: {
      operationId: "exampleOfIdentifiers",
      summary: "A file to begin with: its columns in the reader's language, and one row.",
      tags,
      security: anyCaller,
      parameters: [
        { name: "format", in: "query", required: true, schema: { enum: ["csv", "xlsx"] } },
        language,
      ],
      responses: {
        "200": { description: "The file.", headers: rateHeaders, content: table },
        ...refusals,
      },
    },
  },
  "/identifiers/imports/{importID}/report": {
    get: {
      operationId: "reportOfIdentifiers",
      summary: "What was wrong with the rows that were refused, in the reader's language.",
      description:
        "Row, column, code and reason of the first 100,000 faults; where there were more, the last line says so. Kept for 30 days.",
      tags,
      security: anyCaller,
      parameters: [
        {
          name: "importID",
          in: "path",
          required: true,
          description: "As reportPath of GraphQL names it.",
          schema: text,
        },
        language,
      ],
      responses: {
        "200": { description: "The report.", headers: rateHeaders, content: csv },
        "404": refused("The firm has no such import, or its report is gone."),
        ...refusals,
      },
    },
  },
};
