import { type Paths, rateHeaders, refused, turnedAway } from "./form.ts";
import { anyCaller } from "./words.ts";

const text = { type: "string" };
const wording = { type: "string", maxLength: 120, default: "" };
const count = { type: "integer", minimum: 1, default: 1 };

const label = {
  type: "object",
  required: ["code"],
  properties: {
    code: {
      ...text,
      description:
        "In any form that is read here: elements in brackets or as scanned, a Digital Link, an EPC URN, a Handle, an OID, a web address. GS1 elements beside the key are carried, too, and must go together.",
    },
    copies: { ...count, maximum: 1_000 },
    texts: {
      type: "object",
      description: "What stands beside the symbol. On logistic labels the maker is who sends.",
      properties: {
        maker: wording,
        product: wording,
        serial: {
          ...wording,
          description: "Of a nameplate; else that of the code, if it has one.",
        },
        year: wording,
        recipient: wording,
      },
    },
  },
};

const sheet = {
  type: "object",
  required: ["labels", "layout", "symbol", "format"],
  properties: {
    labels: { type: "array", minItems: 1, maxItems: 1_000, items: label },
    layout: {
      enum: ["mark", "nameplate", "logistic"],
      description:
        "A mark for products (40 × 40 mm, or the labels of the sheet), a nameplate (70 × 37 mm), or a logistic label as GS1 has it (105 × 148 mm).",
    },
    symbol: {
      enum: ["qr", "identification-link", "data-matrix", "gs1-128"],
      description:
        "A QR Code with a Digital Link or the code as it is; the same in the frame of IEC 61406-1; GS1 DataMatrix; GS1-128, of which a logistic label takes as many as are needed.",
    },
    format: { enum: ["svg", "pdf"], description: "An SVG is of one label." },
    stock: {
      enum: ["roll", "a4-3x8", "a4-4x10", "a4-2x2"],
      default: "roll",
      description:
        "What a PDF is printed on: one label a page, or A4 with labels of 70 × 37, 48.5 × 25.4, or 105 × 148 mm.",
    },
    start: { ...count, description: "On which label of the first sheet to begin, row by row." },
    language: { enum: ["zh", "en"], description: "Of the words on labels; else the reader's." },
  },
};

/** Codes as labels to be printed. */
export const labelPaths: Paths = {
  "/labels": {
    post: {
      operationId: "printLabels",
      summary: "Codes as labels: one as SVG, up to 1,000 as PDF, in true size.",
      description:
        "Modules, quiet zones and heights are those of the GS1 General Specifications; letters are outlines. An API key needs the scope epcis.query or graphql. A code that cannot be read or carried is refused with its place, and nothing is printed.",
      tags: ["labels"],
      security: anyCaller,
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: sheet,
            example: {
              labels: [{ code: "(01)06901234000016(21)SN-1", texts: { product: "P 200" } }],
              layout: "mark",
              symbol: "qr",
              format: "pdf",
              stock: "a4-3x8",
            },
          },
        },
      },
      responses: {
        "200": {
          description: "The labels, to be saved and printed without scaling.",
          headers: rateHeaders,
          content: {
            "image/svg+xml": { schema: text },
            "application/pdf": { schema: {} },
          },
        },
        ...turnedAway(
          "It cannot be printed; the code says why, the field where.",
          "Whoever asks may not read events.",
        ),
        "413": refused("It is too large."),
        "415": refused("Nothing of this media type is taken."),
      },
    },
  },
};
