import { type Parameter, type Paths, rateHeaders, refused, turnedAway } from "./form.ts";
import { anyCaller, csvEncoding, csvEncodingNames } from "./words.ts";

const tags = ["capability"];
const text = { type: "string" };
const count = { type: "integer", minimum: 0 };
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const table = { [xlsx]: { schema: {} }, "text/csv": { schema: text } };

const outcome = {
  type: "object",
  required: [
    "rows",
    "added",
    "changed",
    "unchanged",
    "faulty",
    "written",
    "fit",
    "faults",
    "moreFaults",
  ],
  properties: {
    rows: count,
    added: count,
    changed: count,
    unchanged: count,
    faulty: count,
    written: { type: "boolean" },
    encoding: {
      description:
        "In what a CSV file was read, as it was named or found; null for Excel, absent for documents.",
      enum: [...csvEncodingNames, null],
    },
    firstRows: {
      type: "array",
      description:
        "Of CSV as they were read, cut where they are long: a wrong encoding shows there.",
      items: { type: "array", items: text },
    },
    fit: { type: "boolean", description: "False where nothing of it can be written in any mode." },
    faults: {
      type: "array",
      description:
        "The first 1000 of all that is wrong: by row and column in a table, by machine (0 for none) and RFC 6901 pointer in a document.",
      items: {
        type: "object",
        required: ["row", "column", "columnName", "code", "message"],
        properties: {
          row: { type: "integer", minimum: 0 },
          column: text,
          columnName: {
            ...text,
            description: "A column in the reader's language, a place as it is.",
          },
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
  schema: { enum: ["resources", "sites", "shifts", "exceptions"], default: "resources" },
};

/** Any JSON is taken up: what is not of the model is told as a fault of the document. */
const given = { "application/json": { schema: {} } };
const json = { "application/json": { schema: { type: "object" } } };
const groups = { "application/json": { schema: { type: ["object", "array"] } } };
const bpnl = (name: string): Parameter => ({
  name,
  in: "query",
  required: true,
  description: "A firm's number in Catena-X.",
  schema: { type: "string", pattern: "^BPNL[a-zA-Z0-9]{12}$" },
});
const mode: Parameter = {
  name: "mode",
  in: "query",
  required: true,
  description:
    "preview writes nothing; all writes nothing if any row is faulty; good writes the rows that are not.",
  schema: { enum: ["preview", "all", "good"] },
};

const faults: Parameter = {
  name: "faults",
  in: "query",
  description:
    "With mode=preview: all that is wrong as a CSV file in place of the outcome, which has the first 1000.",
  schema: { enum: ["csv"] },
};

/** What an import answers. */
const importAnswers = {
  "200": {
    description: "What came of it, or all that is wrong.",
    headers: rateHeaders,
    content: { "application/json": { schema: outcome }, "text/csv": { schema: text } },
  },
  ...turnedAway(
    "It cannot be taken; the code says why.",
    "Whoever asks may not change the firm's resources and sites.",
  ),
  "409": refused("The idempotency key was used for something else."),
  "413": refused("It is too large."),
  "415": refused("Nothing of this media type is taken."),
};

const exportAnswers = {
  ...turnedAway(
    "The request is not valid.",
    "Whoever asks may not read the firm's resources and sites.",
  ),
};

/** A firm's resources and sites as tables, its capability and weekly capacity as documents. */
export const capabilityPaths: Paths = {
  "/capability/import": {
    post: {
      operationId: "importResources",
      summary:
        "Takes in a table of resources, sites or calendars, or tells all that is wrong with it.",
      description:
        "Excel (.xlsx, its first sheet) or CSV (UTF-8, UTF-16 with its mark, GB18030, Windows-1252, or what is named), at most 20 MB and 100,000 rows, with the columns of the export. A resource is known by its id or its reference, a site by its id, its GLN or its name, the shifts of a week by their resource, an exception by its id or its place and time: what is new is added, what differs is described anew, and a table that comes twice changes nothing.",
      tags,
      security: anyCaller,
      parameters: [about, mode, faults, csvEncoding],
      requestBody: { required: true, content: table },
      responses: importAnswers,
    },
  },
  "/capability/export": {
    get: {
      operationId: "exportResources",
      summary:
        "The firm's resources, sites, shifts or exceptions as a table that can be taken in again.",
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
        {
          name: "language",
          in: "query",
          description: "In which its columns are named; an import reads both.",
          schema: { enum: ["zh", "en"], default: "en" },
        },
      ],
      responses: {
        "200": { description: "The table.", headers: rateHeaders, content: table },
        ...exportAnswers,
      },
    },
  },
  "/capability/catena-x": {
    post: {
      operationId: "importCapability",
      summary: "Takes in a document of Catena-X, or tells all that is wrong with it.",
      description:
        "ManufacturingCapability 3.1.0 as JSON, at most 20 MB. A machine that can be read as a resource becomes one; all else is kept beside, in the place of what the former document left there.",
      tags,
      security: anyCaller,
      parameters: [
        mode,
        faults,
        {
          name: "site",
          in: "query",
          description:
            "The id of the site on which machines stand that name none of the firm's, such as those of another firm's document.",
          schema: text,
        },
      ],
      requestBody: { required: true, content: given },
      responses: importAnswers,
    },
    get: {
      operationId: "exportCapability",
      summary: "The firm's capability as a document of Catena-X, ManufacturingCapability 3.1.0.",
      description:
        "What came in as a document and has not changed since goes out as it was, with all that has no place here.",
      tags,
      security: anyCaller,
      responses: {
        "200": { description: "The document.", headers: rateHeaders, content: json },
        ...exportAnswers,
      },
    },
  },
  "/capacity/groups": {
    post: {
      operationId: "importCapacityGroups",
      summary: "Takes in weekly capacity, or tells all that is wrong with it.",
      description:
        "WeekBasedCapacityGroup 3.0.1 as JSON, one group or a list of them, at most 20 MB. A group is known by its capacityGroupId; an older state than the one that is kept is refused.",
      tags,
      security: anyCaller,
      parameters: [mode, faults],
      requestBody: { required: true, content: given },
      responses: importAnswers,
    },
    get: {
      operationId: "exportCapacityGroups",
      summary: "Weekly capacity as it came in: all of the firm's groups as a list, or one.",
      tags,
      security: anyCaller,
      parameters: [
        {
          name: "group",
          in: "query",
          description: "The capacityGroupId of the one that is wanted.",
          schema: text,
        },
      ],
      responses: {
        "200": { description: "The groups, or the one.", headers: rateHeaders, content: groups },
        "404": refused("The firm has no such group."),
        ...exportAnswers,
      },
    },
  },
  "/capacity/weekly": {
    get: {
      operationId: "buildCapacityGroup",
      summary: "A capacity group of a resource's own calendar and bookings, in hours a week.",
      description:
        "WeekBasedCapacityGroup 3.0.1: actual is what is open, maximum what would be without maintenance, agreed what is booked.",
      tags,
      security: anyCaller,
      parameters: [
        { name: "resource", in: "query", required: true, description: "Its id.", schema: text },
        bpnl("supplier"),
        bpnl("customer"),
        {
          name: "weeks",
          in: "query",
          description: "How many, from this week on.",
          schema: { type: "integer", minimum: 1, maximum: 104, default: 26 },
        },
      ],
      responses: {
        "200": { description: "The group.", headers: rateHeaders, content: json },
        "404": refused("The firm has no such resource."),
        ...exportAnswers,
      },
    },
  },
};
