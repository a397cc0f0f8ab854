import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutationAccess, nodeAccess, queryAccess } from "../../contracts/access/fields.ts";
import type { Asker, Row } from "../../contracts/access/rows.ts";
import { subscriptionAccess } from "../../contracts/access/subscriptions.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { typesLeft } from "../../services/platform/recorded.ts";
import { StagedApi } from "../stage/api.ts";
import { everyField, type Field, StagedAskers } from "../stage/askers.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { recordsOf } from "../stage/recorded.ts";

let platform: StagedPlatform;
let api: StagedApi;
let askers: StagedAskers;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  askers = await StagedAskers.open(platform, api);
});

afterAll(async () => {
  api.close();
  await platform.close();
});

const tables: Readonly<Record<Field["kind"], Readonly<Record<string, Row>>>> = {
  query: queryAccess,
  subscription: subscriptionAccess,
  node: nodeAccess,
  mutation: mutationAccess,
};

/** What an act that was done has recorded besides what is declared, or failed to record. */
function wronglyRecorded(name: string, recorded: readonly string[], known = recordsOf(name)) {
  if (known === undefined) return ["undeclared"];
  const types: readonly string[] = typesLeft(known);
  const mustRecord = Array.isArray(known) && recorded.length === 0;
  return [...(mustRecord ? ["nothing"] : []), ...recorded.filter((type) => !types.includes(type))];
}

const title = ({ kind, name }: Field) => `${kind} ${name}`;
const fields = everyField.map((field) => ({ title: title(field), field }));

describe("each asker gets what the access table says", () => {
  it.each(fields)("$title", async ({ field }) => {
    const row = tables[field.kind][field.name] as Row;
    const got: Record<string, string> = {};
    for (const asker of Object.keys(row) as Asker[]) {
      const outcome = await askers.try(field, asker);
      got[asker] = outcome.answer;
      const isDone = field.kind === "mutation" && outcome.answer === "done";
      const wrong = isDone ? wronglyRecorded(field.name, outcome.recorded) : outcome.recorded;
      expect(wrong, `what is recorded for ${asker}`).toEqual([]);
      if (outcome.answer === "seen" || outcome.answer === "done") continue;
      expect(outcome.text, `what ${asker} is shown`).not.toContain(askers.house.canary);
    }
    expect(got).toEqual(row);
  });
});

it("catches an act that records another event than is declared, or none", () => {
  const revoked = ["tenancy.grant-revoked.v1"];
  expect(wronglyRecorded("grantRevoke", revoked)).toEqual([]);
  expect(wronglyRecorded("grantRevoke", [])).toEqual(["nothing"]);
  expect(wronglyRecorded("grantGive", revoked)).toEqual(revoked);
  expect(wronglyRecorded("sessionStart", revoked)).toEqual(revoked);
});

const absentId = "01890a5d-ac96-774b-bcce-b302099a8057";

/** Where variables hold Relay ids: the path to each. */
function idPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === "string") return isRelayId(value) ? [path] : [];
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, each]) => idPaths(each, [...path, name]));
}

function isRelayId(text: string): boolean {
  return /^[A-Z]\w+:[0-9a-f-]{36}:[0-9a-f-]{36}$/.test(Buffer.from(text, "base64url").toString());
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((each, name) => (each as Record<string, unknown>)[name], value);
}

function withAt(value: unknown, [name, ...rest]: readonly string[], leaf: string): unknown {
  if (name === undefined) return leaf;
  if (Array.isArray(value)) {
    return value.map((each, index) => (String(index) === name ? withAt(each, rest, leaf) : each));
  }
  const inner = value as Record<string, unknown>;
  const changed = { ...inner, [name]: withAt(inner[name], rest, leaf) };
  return Array.isArray(value) ? Object.values(changed) : changed;
}

/** Ids that open nothing to the outsider, of the same type as one that is another firm's. */
function lookalikes(foreign: string, own: string): string[] {
  const [type = "", tenant = "", id = ""] = Buffer.from(foreign, "base64url").toString().split(":");
  const [, house = ""] = Buffer.from(own, "base64url").toString().split(":");
  return [
    globalId(type, tenant, absentId),
    globalId(type, house, absentId),
    globalId(type, house, id),
    globalId(type, absentId, absentId),
  ];
}

// Which firms there are is no secret among them: naming another firm is no attempt on it.
const publicIds = new Set([
  "mutation grantGive input.grantee",
  "mutation partnerAdd firm",
  "mutation providerSignInStart firm",
  "node Firm id",
]);

// An answer that is the same whatever is asked proves nothing, but for what is not one's own either:
// the session, the passkey, the notice and the search are a colleague's.
const sameForOwn = (field: Field, text: string) =>
  text.includes("NOT_PERMITTED") || /session|passkey|notice|marketSearch/i.test(field.name);

/** Whether the outsider can tell the thing at one place of the variables from one that is not. */
async function compare(field: Field, path: readonly string[]): Promise<void> {
  const own = await askers.about(field, "outsider", true);
  const foreign = await askers.about(field, "outsider");
  const asking = await askers.asking("outsider", true);
  const told = async (id: string) => {
    const variables = withAt(own.variables, path, id) as Record<string, unknown>;
    const { text, refusal } = await askers.put(field, { variables }, asking);
    return { text, refusal };
  };
  const [theirs, mine] = [foreign, own].map(({ variables }) => String(at(variables, path)));
  const answer = await told(theirs ?? "");
  for (const id of lookalikes(theirs ?? "", mine ?? "")) expect(await told(id)).toEqual(answer);
  if (!sameForOwn(field, answer.text)) expect(await told(mine ?? "")).not.toEqual(answer);
}

describe("what is another firm's and what is not there get the same answer", () => {
  it.each(fields)("$title", async ({ title: named, field }) => {
    const { variables } = await askers.about(field, "outsider");
    const paths = idPaths(variables).filter((path) => !publicIds.has(`${named} ${path.join(".")}`));
    for (const path of paths) await compare(field, path);
    expect(field.kind !== "node" || named === "node Firm" || paths.length === 1).toBe(true);
  });

  it("query market, from a site", async () => {
    const field = { kind: "query", name: "market" } as const;
    const asking = await askers.asking("outsider");
    const from = async (fromSite: string) => {
      const { text } = await askers.put(field, { variables: { wants: { fromSite } } }, asking);
      return text;
    };
    const { site: theirs } = askers.things;
    const { site: mine } = askers.otherThings;
    expect(await from(theirs)).toContain("SITE_NOT_FOUND");
    for (const id of lookalikes(theirs, mine)) expect(await from(id)).toBe(await from(theirs));
    expect(await from(mine)).not.toContain("SITE_NOT_FOUND");
  });
});
