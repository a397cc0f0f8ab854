import {
  type Answer,
  answer,
  brokenAnswers,
  type Operation,
  type Paths,
  rateHeaders,
  type Schema,
  tooManyHeaders,
} from "./form.ts";

const tags = ["handles"];
const text: Schema = { type: "string" };
const sessionSchema: Schema = { $ref: "#/components/schemas/HandleSession" };

const told = (description: string): Answer => ({
  ...answer(description, "application/json", sessionSchema),
  headers: rateHeaders,
});

const refusals: Readonly<Record<string, Answer>> = {
  "401": {
    ...told("The answer is not the administrator's, came too late, or was given before."),
    headers: { ...rateHeaders, "WWW-Authenticate": { schema: text } },
  },
  "403": told("There is no such session."),
  "429": { ...told("Too many requests."), headers: tooManyHeaders },
  "500": told("Something broke on our side."),
  "503": { ...told("The registry is away."), headers: brokenAnswers["503"].headers },
};

const operation = (
  operationId: string,
  summary: string,
  responses: Operation["responses"],
): Operation => ({
  operationId,
  summary,
  tags,
  security: [{}, { handleSession: [] }],
  responses: { ...responses, ...refusals },
});

const standing = { "200": told("The session as it stands.") };
const answered = "Answers the session's challenge in the Authorization header.";

/** The sessions of the JSON API of the Handle System. */
export const sessionPaths: Paths = {
  "/api/sessions": {
    post: operation("challengeHandleSession", "Puts a challenge, to be answered within a minute.", {
      "201": told("The challenge."),
    }),
  },
  "/api/sessions/this": {
    get: operation(
      "readHandleSession",
      "The session that the Authorization header names.",
      standing,
    ),
    post: operation("answerHandleSession", answered, standing),
    put: operation("putHandleSession", answered, standing),
    delete: operation("endHandleSession", "Ends the session.", {
      "204": { description: "It has ended." },
    }),
    options: {
      operationId: "askAboutHandleSessions",
      summary: "What may be asked of a session.",
      tags,
      responses: {
        "204": { description: "Anyone may ask.", headers: { Allow: { schema: text } } },
      },
    },
  },
};

/** What is told of a session. */
export const sessionSchemas: Readonly<Record<string, Schema>> = {
  HandleSession: {
    type: "object",
    properties: {
      sessionId: text,
      nonce: { type: "string", description: "In base64; the answer is over it and the client's." },
      authenticated: { type: "boolean" },
      id: { type: "string", description: "Who has shown who he is: `300:0.NA/88.118.8`." },
      code: { $ref: "#/components/schemas/RefusalCode" },
      error: text,
    },
  },
};
