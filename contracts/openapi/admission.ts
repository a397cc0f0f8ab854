import {
  answer,
  brokenAnswers,
  type Paths,
  rateHeaders,
  refused,
  tooManyHeaders,
  turnedAway,
} from "./form.ts";

const tags = ["admission"];
const text = { type: "string" };
const media = ["application/pdf", "image/png", "image/jpeg"];
const bytes = Object.fromEntries(media.map((each) => [each, { schema: {} }]));
const asApplicant = { applicant: [] };

/** Documents of a firm that asks to be admitted. */
export const admissionPaths: Paths = {
  "/admission/documents": {
    post: {
      operationId: "sendDocument",
      summary: "Adds a document to an application.",
      description:
        "By the code of the application's link. At most 5 MB, and at most 10 documents; what the bytes are is looked at, whatever the header says.",
      tags,
      security: [asApplicant],
      parameters: [
        {
          name: "name",
          in: "query",
          required: true,
          description: "The file's name.",
          schema: text,
        },
      ],
      requestBody: { required: true, content: bytes },
      responses: {
        "201": {
          ...answer("The document is kept.", "application/json", {
            type: "object",
            required: ["id", "media", "sizeBytes"],
            properties: { id: text, media: { enum: media }, sizeBytes: { type: "integer" } },
          }),
          headers: rateHeaders,
        },
        "400": refused("The document cannot be taken; the code says why."),
        "404": refused("There is no such application."),
        "409": refused("The idempotency key was used for another document."),
        "413": refused("The document is too large."),
        "415": refused("Documents of this kind are not taken."),
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
  "/admission/documents/{documentID}": {
    get: {
      operationId: "readDocument",
      summary: "A document of an application, as it was sent.",
      description: "For the applicant, by the code, and for the operator's people.",
      tags,
      security: [asApplicant, { session: [] }],
      parameters: [
        { name: "documentID", in: "path", required: true, description: "Its id.", schema: text },
      ],
      responses: {
        "200": { description: "The document.", headers: rateHeaders, content: bytes },
        ...turnedAway("The request is not valid.", "Whoever asks may not read it."),
        "404": refused("There is no such document, or it is another application's."),
      },
    },
  },
};
