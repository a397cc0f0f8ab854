import {
  brokenAnswers,
  type Paths,
  rateHeaders,
  refused,
  tooManyHeaders,
  turnedAway,
} from "./form.ts";

const text = { type: "string" };

/** Archives of everything that a firm has here. */
export const exportPaths: Paths = {
  "/exports/{exportID}": {
    get: {
      operationId: "fetchExport",
      summary: "An archive of everything that the firm has, as a gzip-compressed tar.",
      description:
        "For an administrator in a session in which he has just proved again who he is; an API key cannot fetch it. That it was fetched is on record.",
      tags: ["export"],
      security: [{ session: [] }],
      parameters: [
        { name: "exportID", in: "path", required: true, description: "Its id.", schema: text },
      ],
      responses: {
        "200": {
          description: "The archive; its manifest names each file with its SHA-256.",
          headers: rateHeaders,
          content: { "application/gzip": { schema: {} } },
        },
        ...turnedAway(
          "The request is not valid, or a fresh proof is needed.",
          "Whoever asks may not fetch it.",
        ),
        "404": refused("There is no such archive, or it has been removed."),
      },
    },
  },
  "/exports/left": {
    post: {
      operationId: "fetchLeftExport",
      summary: "The last archive of a firm that has left, by the code of a link.",
      description:
        "For those who were its administrators: each was sent a link when the firm left, which opens the archive for 90 days, without an account. That it was fetched is on record. A code that opens nothing, or nothing any more, gets one answer.",
      tags: ["export"],
      security: [],
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: { type: "object", required: ["code"], properties: { code: text } },
          },
        },
      },
      responses: {
        "200": {
          description: "The archive; its manifest names each file with its SHA-256.",
          headers: rateHeaders,
          content: { "application/gzip": { schema: {} } },
        },
        "400": refused("The form cannot be read."),
        "404": refused("The code opens nothing, or nothing any more."),
        "413": refused("The form is too large."),
        "415": refused("It is no form."),
        "429": { ...refused("Too many requests."), headers: tooManyHeaders },
        ...brokenAnswers,
      },
    },
  },
};
