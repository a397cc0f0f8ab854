import type { RefusalCode } from "../../contracts/refusals/index.ts";

/** A request that means harm, and how it is refused. */
export interface Hostile {
  readonly what: string;
  /** The whole body of a POST to /graphql. */
  readonly body: string;
  readonly code: RefusalCode;
}

const many = (times: number, text: (at: number) => string) =>
  Array.from({ length: times }, (_, at) => text(at)).join(" ");

const deep = (levels: number, open: string) =>
  `{ ${open.repeat(levels)} __typename ${"}".repeat(levels)} }`;

/** Each fragment spreads the next one twice: 2^n fields in n lines. */
const doubling = (fragments: number, end = "viewer { roles }") =>
  `{ ...f0 } ${many(fragments, (at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`)}
   fragment f${fragments} on Query { ${end} }`;

/** The same without end: 2^47 spreads and not one field. */
export const circleOfFragments = doubling(47, "...f0");

const documents: readonly (readonly [what: string, document: string, code: RefusalCode])[] = [
  ["600 times __typename", `{ ${many(600, () => "__typename")} }`, "DOCUMENT_TOO_LONG"],
  ["9 kB of inline fragments", `{ ${many(900, () => "...{a{b}}")} }`, "DOCUMENT_TOO_LONG"],
  ["200 inline fragments in each other", deep(200, "... on Query {"), "DOCUMENT_TOO_LONG"],
  ["45,000 brackets", "{a".repeat(45_000), "DOCUMENT_TOO_LONG"],
  ["a list of 40,000 in an argument", `{ a(b: [${"1,".repeat(40_000)}]) }`, "DOCUMENT_TOO_LONG"],
  ["90,000 points", ".".repeat(90_000), "DOCUMENT_TOO_LONG"],
  ["90,000 bytes of remarks", `#${"x".repeat(90_000)}\n{ secrets }`, "DOCUMENT_INVALID"],
  ["a text without end", `{ firms(search: "${"x".repeat(90_000)}) }`, "DOCUMENT_INVALID"],
  ["16 fields in each other", deep(16, "viewer {"), "DOCUMENT_TOO_DEEP"],
  [
    "16 fields in each other, over fragments",
    `{ viewer { ...g0 } } ${many(16, (at) => `fragment g${at} on Firm { firm { ...g${at + 1} } }`)}
     fragment g16 on Firm { id }`,
    "DOCUMENT_TOO_DEEP",
  ],
  ["16 aliases of __typename", `{ ${many(16, (at) => `a${at}: __typename`)} }`, "DOCUMENT_ALIASES"],
  [
    "16 sign-ins under one roof",
    `mutation { ${many(16, (at) => `a${at}: sessionStart(input: {email: "a", password: "b"}) { __typename }`)} }`,
    "DOCUMENT_ALIASES",
  ],
  [
    "4 aliases in a fragment that is spread 8 times",
    `{ ${many(8, () => "...f")} } fragment f on Query { ${many(4, (at) => `a${at}: __typename`)} }`,
    "DOCUMENT_ALIASES",
  ],
  [
    "11 directives on one field",
    `{ viewer ${many(11, () => "@include(if: true)")} { roles } }`,
    "DOCUMENT_DIRECTIVES",
  ],
  [
    "400 unknown directives",
    `query ${many(200, () => "@a")} { viewer { roles } }`,
    "DOCUMENT_DIRECTIVES",
  ],
  [
    "a page of a million",
    "{ firms(first: 1000000) { nodes { id name { zh } } } }",
    "DOCUMENT_TOO_COSTLY",
  ],
  [
    "a page of a size that comes later",
    `query ($n: Int) { ${many(12, () => "firms(first: $n) { nodes { id name { zh en } city { zh en } } }")} }`,
    "DOCUMENT_TOO_COSTLY",
  ],
  [
    "a page of less than nothing beside one of a million",
    "{ people(first: -1000000000) { nodes { id } } firms(first: 100000) { nodes { id } } }",
    "DOCUMENT_TOO_COSTLY",
  ],
  ["two to the twentieth by fragments", doubling(20), "DOCUMENT_TOO_COSTLY"],
  ["two to the 47th by fragments", doubling(47), "DOCUMENT_TOO_COSTLY"],
  ["two to the 47th in a circle, which has no field", circleOfFragments, "DOCUMENT_INVALID"],
  ["a fragment in itself", "{ ...f } fragment f on Query { ...f ...f }", "DOCUMENT_INVALID"],
  [
    "40 fields of one name that differ",
    `{ ${many(40, (at) => `... { node(id: ${at}) { id } }`)} }`,
    "DOCUMENT_INVALID",
  ],
  ["450 fields that are none", `{ ${many(450, (at) => `secret${at}`)} }`, "DOCUMENT_INVALID"],
];

const sound = { query: "{ viewer { roles } }" };

/** Documents and requests that are made to cost more than they should (C22). */
export const hostileRequests: readonly Hostile[] = [
  ...documents.map(([what, query, code]) => ({ what, body: JSON.stringify({ query }), code })),
  { what: "a batch of one", body: JSON.stringify([sound]), code: "BATCH_REFUSED" },
  {
    what: "a batch of 2,000",
    body: JSON.stringify(Array(2_000).fill(sound)),
    code: "BATCH_REFUSED",
  },
  { what: "an empty batch", body: "[]", code: "BATCH_REFUSED" },
  {
    what: "a body of 10 MB",
    body: JSON.stringify({ ...sound, variables: { text: "x".repeat(10_000_000) } }),
    code: "BODY_TOO_LARGE",
  },
  {
    what: "variables 40,000 levels deep",
    body: `{"query":"{ a }","variables":{"a":${"[".repeat(40_000)}"\\ud800"${"]".repeat(40_000)}}}`,
    code: "INPUT_INVALID",
  },
];
