/** What this house uses of OpenAPI 3.1.1, § 4.8. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: string | number;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Schema>>;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema; example?: unknown }>>;
  };
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}

export type Method = "get" | "post" | "put" | "delete" | "options";
export type Paths = Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;

const schemaRef = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An answer of one media type. */
export function answer(description: string, media: string, schema: Schema = {}): Answer {
  return { description, content: { [media]: { schema } } };
}

/** A refusal, as every surface but EPCIS tells it. */
export function refused(description: string): Answer {
  return answer(description, "application/json", schemaRef("Refusal"));
}

/** A refusal as EPCIS clients expect it: RFC 7807. */
export function problem(description: string): Answer {
  return answer(description, "application/problem+json", schemaRef("Problem"));
}

/** What may come of any request that needs the database. */
export const brokenAnswers = {
  "500": refused("Something broke on our side; the sentence holds the request's reference."),
  "503": {
    ...refused("The database or the store of files is away: come again after so many seconds."),
    headers: { "Retry-After": { required: true, schema: { type: "integer", minimum: 1 } } },
  },
} as const satisfies Operation["responses"];

const rateHeader = (description: string): Schema => ({ description, schema: { type: "string" } });

/** How the asker's rate stands (draft-ietf-httpapi-ratelimit-headers-10). */
export const rateHeaders: Readonly<Record<string, Schema>> = {
  "RateLimit-Policy": rateHeader("The rate of this class of requests."),
  RateLimit: rateHeader("What is left of it."),
};

/** The same with the time after which to come again. */
export const tooManyHeaders: Readonly<Record<string, Schema>> = {
  ...rateHeaders,
  "Retry-After": { required: true, schema: { type: "integer", minimum: 1 } },
};

/** What may come of any request of a caller who is known: what is wrong with it, what he may not. */
export function turnedAway(invalid: string, forbidden: string) {
  return {
    "400": refused(invalid),
    "401": refused("Nobody is known by what was sent."),
    "403": refused(forbidden),
    "429": { ...refused("Too many requests."), headers: tooManyHeaders },
    ...brokenAnswers,
  };
}
