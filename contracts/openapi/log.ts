import {
  answer,
  brokenAnswers,
  type Operation,
  type Parameter,
  type Paths,
  refused,
} from "./form.ts";

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
export const logPaths: Paths = {
  "/log/checkpoint": {
    get: {
      operationId: "newestHead",
      summary: "The newest signed head of the log, a C2SP signed note.",
      tags,
      responses: { "200": answer("The note.", "text/plain", { type: "string" }), ...missing },
    },
  },
  "/log/key": {
    get: {
      operationId: "logKey",
      summary: "The key by which heads are verified.",
      description: "For convenience. Whoever verifies should have it from elsewhere.",
      tags,
      responses: { "200": answer("The key.", "text/plain", { type: "string" }), ...missing },
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
