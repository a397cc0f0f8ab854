import { files, textOf } from "./checkout.ts";

/** A control of security or reliability, in our own words. */
export interface Control {
  readonly number: string;
  readonly title: string;
  /** What it would protect is not there yet, so that no test can prove it; null when it is. */
  readonly without: string | null;
}

const control = (number: number, title: string, without: string | null = null): Control => ({
  number: `C${String(number).padStart(2, "0")}`,
  title,
  without,
});

/** Every control, in order. One that protects something that exists has a test of its number. */
export const controls: readonly Control[] = [
  control(1, "passwords are hashed by argon2id, 19 MiB and two passes or more"),
  control(2, "failed sign-ins pause an account and a network"),
  control(3, "operators and firm administrators show a second factor"),
  control(4, "sessions rotate, idle out and end everywhere within 5 s"),
  control(5, "tokens with claims are checked in all of them"),
  control(6, "sign-in by a firm's own identity provider is bound to its request"),
  control(7, "API keys are shown once, kept hashed, scoped, and expire"),
  control(8, "every table has forced row security and a policy"),
  control(9, "the programs' roles own nothing and cannot bypass row security"),
  control(10, "views run as their invoker; no materialized view is granted"),
  control(11, "a fuzzer of every field and route finds no other firm's data"),
  control(12, "the fuzzer catches every planted fault"),
  control(13, "interleaved transactions of two firms do not bleed into each other"),
  control(14, "three administrators, none acts for another, none reads a firm's private data"),
  control(15, "a revoked grant is dead within a second"),
  control(16, "keys of firms' tables begin with the firm"),
  control(17, "every mutation leaves its audit row in its own transaction"),
  control(18, "the audit is kept 180 days at least, and nobody can delete it"),
  control(19, "a changed byte of the audit or the ledger is found and named"),
  control(20, "a clock that is 400 days wrong moves neither order nor validity"),
  control(21, "no secret and no personal data is logged"),
  control(22, "documents beyond the limits are refused at once"),
  control(23, "production answers persisted documents only, except to keys with the scope"),
  control(24, "requests forged by other sites are refused"),
  control(25, "a noisy firm does not slow the others down"),
  control(26, "subscriptions ask for leave again at each event", "subscriptions"),
  control(27, "uploads are what they say, and bounded"),
  control(28, "the platform calls no private address"),
  control(29, "no SQL is made of values"),
  control(30, "malformed input is refused and breaks nothing"),
  control(31, "pages run no inline script and are framed by nobody"),
  control(32, "the database and clients are reached over TLS", "TLS settings"),
  control(33, "sensitive columns are under keys of their firm", "envelope keys"),
  control(34, "a firm chooses its suite of algorithms", "suites beside the first"),
  control(35, "a person's data is exported and erased, and the ledger still verifies", "erasure"),
  control(36, "a firm takes everything with it, and brings it in elsewhere", "bringing in elsewhere"),
  control(37, "a restored copy verifies, and an older one is flagged", "backup and restore"),
  control(38, "what the product is made of is pinned, locked and new enough"),
  control(39, "an incident is frozen, preserved, told and reported"),
  control(40, "devices have no path to administration", "device ingestion"),
];

/** A test, or a group of them, whose title begins with the number of a control. */
export interface Proof {
  readonly number: string;
  readonly title: string;
  readonly file: string;
}

const titled = /\(\s*(["'`])(C\d\d) ((?:(?!\1)[^\n])+)\1/g;

export function proofsIn(file: string, text: string): Proof[] {
  return [...text.matchAll(titled)].map(([, , number = "", title = ""]) => ({
    number,
    title,
    file,
  }));
}

/** Every proof that the tests hold. */
export const proofs: readonly Proof[] = files
  .filter((path) => path.startsWith("test/") && /\.test\.tsx?$/.test(path))
  .flatMap((path) => proofsIn(path, textOf(path)));
