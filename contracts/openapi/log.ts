import {
  answer,
  brokenAnswers,
  type Operation,
  type Parameter,
  type Paths,
  refused,
  tooManyHeaders,
} from "./form.ts";
import { receiptPaths } from "./receipts.ts";
import { anyCaller } from "./words.ts";

const tags = ["log"];
const missing = { "404": refused("The log has no such thing (yet)."), ...brokenAnswers };

const threeDigits = { type: "string", pattern: "^[0-9]{3}$" };
const parameter = (name: string, schema: Parameter["schema"], description: string): Parameter => ({
  name,
  in: "path",
  required: true,
  schema,
  description,
});

const level = parameter(
  "level",
  { anyOf: [{ const: "entries" }, { type: "integer", minimum: 0, maximum: 63 }] },
  "`entries` for a bundle of entries, else the level of the tree above the leaves.",
);
const index = parameter("index", threeDigits, "The last three digits of the tile's number.");
const thousands = parameter("thousands", threeDigits, "The three digits before them.");
const width = parameter(
  "width",
  { type: "integer", minimum: 1, maximum: 255 },
  "How many hashes or entries a partial tile holds.",
);

function tile(operationId: string, summary: string, parameters: readonly Parameter[]): Operation {
  return {
    operationId,
    summary,
    tags,
    parameters,
    responses: {
      "200": answer("The bytes of the tile; they never change.", "application/octet-stream"),
      ...missing,
    },
  };
}

/** The log as anyone may read it: C2SP tlog-tiles. */
const tooLong = refused("There are more events about it than a bundle holds (`TRACE_TOO_LONG`).");

export const logPaths: Paths = {
  ...receiptPaths,
  "/log/checkpoint": {
    get: {
      operationId: "newestHead",
      summary:
        "The newest signed head of the log, a C2SP signed note with its cosignatures so far.",
      tags,
      responses: { "200": answer("The note.", "text/plain", { type: "string" }), ...missing },
    },
  },
  "/log/key": {
    get: {
      operationId: "logKey",
      summary: "The keys by which heads are verified.",
      description:
        "A line `name+id+key` for each key that signs, the oldest first: more than one only while " +
        "the log renews its key. The first has signed every head that is served. For convenience: " +
        "whoever verifies should have them from elsewhere.",
      tags,
      responses: { "200": answer("The keys.", "text/plain", { type: "string" }), ...missing },
    },
  },
  "/log/bundle": {
    get: {
      operationId: "bundle",
      summary: "The public trace of a code in one file that anyone can check without the platform.",
      description:
        "Its events and those of its parts and materials, with the proof that these are all. " +
        "`verify.mjs` checks it.",
      tags,
      parameters: [
        {
          name: "code",
          in: "query",
          required: true,
          description: "Any code of the thing.",
          schema: { type: "string" },
        },
      ],
      responses: {
        "200": answer("The bundle, `lianzao/bundle/1`.", "application/json", { type: "object" }),
        "400": tooLong,
        "404": refused("Nothing public is known of it under a signed head (yet)."),
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
  "/log/grants/{grantID}/bundle": {
    get: {
      operationId: "grantBundle",
      summary: "The trace of a thing as far as a grant lets the caller's firm see it, in one file.",
      description:
        "Its public events and those that the same firm has granted, each with what is withheld " +
        "of it, and the proof that these are all. `verify.mjs` checks it.",
      tags,
      security: anyCaller,
      parameters: [
        { name: "grantID", in: "path", required: true, schema: { type: "string", format: "uuid" } },
        {
          name: "code",
          in: "query",
          description: "Any code of the thing; else the first that the granted event names.",
          schema: { type: "string" },
        },
      ],
      responses: {
        "200": answer("The bundle, `lianzao/bundle/2`.", "application/json", { type: "object" }),
        "400": tooLong,
        "404": refused("No such grant is open, it is of another thing, or it is in no head yet."),
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
  "/log/house/bundle": {
    get: {
      operationId: "houseBundle",
      summary: "All that the caller's firm may see of a thing, in one file.",
      description:
        "Its public events, those that the firm has captured for itself, whole, and those that others " +
        "have granted to it, each with what is withheld of it; and for each of these audiences the " +
        "proof that these are all. `verify.mjs` checks it.",
      tags,
      security: anyCaller,
      parameters: [
        {
          name: "code",
          in: "query",
          required: true,
          description: "Any code of the thing.",
          schema: { type: "string" },
        },
      ],
      responses: {
        "200": answer("The bundle, `lianzao/bundle/2`.", "application/json", { type: "object" }),
        "400": tooLong,
        "404": refused("The firm may see nothing of it, or it is in no head yet."),
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
  "/log/tile/{level}/{index}": {
    get: tile("tile", "One of the first thousand tiles of a level.", [level, index]),
  },
  "/log/tile/{level}/{index}.p/{width}": {
    get: tile("partialTile", "The same while it is not full.", [level, index, width]),
  },
  "/log/tile/{level}/x{thousands}/{index}": {
    get: tile("laterTile", "A later tile; each further three digits are one more `x...` before.", [
      level,
      thousands,
      index,
    ]),
  },
};
