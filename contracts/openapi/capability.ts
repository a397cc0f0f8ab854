import {
  answer,
  brokenAnswers,
  type Parameter,
  type Paths,
  rateHeaders,
  refused,
  tooManyHeaders,
} from "./form.ts";
import { anyCaller } from "./words.ts";

const tags = ["capability"];
const text = { type: "string" };
const count = { type: "integer", minimum: 0 };
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const table = { [xlsx]: { schema: {} }, "text/csv": { schema: text } };

const outcome = {
  type: "object",
  required: ["rows", "added", "changed", "unchanged", "faulty", "written", "faults", "moreFaults"],
  properties: {
    rows: count,
    added: count,
    changed: count,
    unchanged: count,
    faulty: count,
    written: { type: "boolean" },
    faults: {
      type: "array",
      description: "The first 1000 of all that is wrong, by row and column.",
      items: {
        type: "object",
        required: ["row", "column", "code", "message"],
        properties: {
          row: { type: "integer", minimum: 1 },
          column: text,
          code: { $ref: "#/components/schemas/RefusalCode" },
          message: text,
        },
      },
    },
    moreFaults: count,
  },
};

const about: Parameter = {
  name: "table",
  in: "query",
  description: "What its rows are.",
  schema: { enum: ["resources", "sites"], default: "resources" },
};

/** A firm's resources and sites as tables, in and out. */
export const capabilityPaths: Paths = {
  "/capability/import": {
    post: {
      operationId: "importResources",
      summary: "Takes in a table of resources or sites, or tells all that is wrong with it.",
      description:
        "Excel (.xlsx, its first sheet) or CSV (UTF-8 or GB18030), at most 20 MB and 100,000 rows, with the columns of the export. A resource is known by its reference, a site by its id, its GLN or its name: what is new is added, what differs is described anew, and a table that comes twice changes nothing.",
      tags,
      security: anyCaller,
      parameters: [
        about,
        {
          name: "mode",
          in: "query",
          required: true,
          description:
            "preview writes nothing; all writes nothing if any row is faulty; good writes the rows that are not.",
          schema: { enum: ["preview", "all", "good"] },
        },
      ],
      requestBody: { required: true, content: table },
      responses: {
        "200": {
          ...answer("What came of it.", "application/json", outcome),
          headers: rateHeaders,
        },
        "400": refused("The table cannot be taken; the code says why."),
        "401": refused("Nobody is known by what was sent."),
        "403": refused("Whoever asks may not change the firm's resources and sites."),
        "409": refused("The idempotency key was used for another table."),
        "413": refused("The table is too large."),
        "415": refused("Tables of this kind are not taken."),
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
  "/capability/export": {
    get: {
      operationId: "exportResources",
      summary: "The firm's resources or sites as a table that can be taken in again.",
      tags,
      security: anyCaller,
      parameters: [
        about,
        {
          name: "format",
          in: "query",
          required: true,
          description: "Texts that a spreadsheet program would run are made harmless.",
          schema: { enum: ["csv", "xlsx"] },
        },
      ],
      responses: {
        "200": { description: "The table.", headers: rateHeaders, content: table },
        "400": refused("The request is not valid."),
        "401": refused("Nobody is known by what was sent."),
        "403": refused("Whoever asks may not read the firm's resources and sites."),
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
};
