import { setTimeout as pause } from "node:timers/promises";
import { openDatabase } from "../../../services/platform/database.ts";
import { StagedApi } from "../../stage/api.ts";
import { epcisDocument, inspection } from "../../stage/epcis.ts";
import type { SignedIn, StagedFirm, StagedPlatform } from "../../stage/platform.ts";
import { printFigure } from "../figure.ts";
import { bench, rounded } from "./timing.ts";

const rounds = 10;
const pollMs = 5;
const patienceMs = 30_000;

const globalId = (type: string, firm: string, id: string) =>
  Buffer.from(`${type}:${firm}:${id}`).toString("base64url");

/** Milliseconds until `isOver`. */
async function until(isOver: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await isOver())) {
    if (performance.now() - begun > patienceMs) throw new Error("it never ends");
    await pause(pollMs);
  }
  return performance.now() - begun;
}

/** A session that was just in use elsewhere: another program of the same platform remembers it. */
async function sessionEnds(
  platform: StagedPlatform,
  [here, there]: readonly [StagedApi, StagedApi],
  email: string,
): Promise<number> {
  const { token: session } = await platform.signIn(email);
  const isOver = async () => {
    const { errors } = await there.ask("{ sessions { id } }", {}, { session });
    return errors[0]?.extensions.code === "SESSION_EXPIRED";
  };
  if (await isOver()) throw new Error("the session has not begun");
  await here.ask("mutation { sessionEnd { __typename } }", {}, { session });
  return until(isOver);
}

const giveDocument = `mutation ($input: GrantGiveInput!) {
  grantGive(input: $input) { ... on Grant { id } ... on Refusal { code } } }`;
const revokeDocument = `mutation ($id: ID!) {
  grantRevoke(id: $id) { ... on Grant { id } ... on Refusal { code } } }`;
const sharedDocument = "{ sharedEvents { nodes { eventTime } } }";

/** An event that another firm may see until its grant is taken back. */
async function grantEnds(
  [here, there]: readonly [StagedApi, StagedApi],
  owner: SignedIn,
  grantee: StagedFirm,
  event: string,
): Promise<number> {
  const by = { session: owner.token };
  const firm = globalId("Firm", grantee.id, grantee.id);
  const input = { resource: event, grantee: firm, purpose: "bench", fields: ["bizStep"] };
  const given = await here.ask(giveDocument, { input }, by);
  const session = grantee.administrator.token;
  const isOver = async () => {
    const { data } = await there.ask(sharedDocument, {}, { session });
    return data.sharedEvents.nodes.length === 0;
  };
  if (await isOver()) throw new Error(`nothing is shared: ${JSON.stringify(given.data)}`);
  await here.ask(revokeDocument, { id: given.data.grantGive.id }, by);
  return until(isOver);
}

/** After how long a revoked session and a revoked grant open nothing in any program. */
export async function measureRevoked(
  platform: StagedPlatform,
  here: StagedApi,
  { owner, grantee }: { readonly owner: StagedFirm; readonly grantee: StagedFirm },
): Promise<void> {
  const database = openDatabase(platform.fresh.url, "lianzao_app", 4);
  const there = new StagedApi(platform, { database });
  const quality = await platform.member(owner, "quality", ["quality"]);
  const session = quality.token;
  await here.capture(epcisDocument([inspection("D1")]), { session });
  const { data } = await here.ask("{ traceEvents { nodes { id } } }", {}, { session });
  const event = data.traceEvents.nodes[0].id;
  const [sessions, grants]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    sessions.push(await sessionEnds(platform, [here, there], quality.email));
    grants.push(await grantEnds([here, there], quality, grantee, event));
  }
  const slowest = (values: readonly number[]) => rounded(Math.max(...values));
  const unit = "ms";
  const metrics = { session: slowest(sessions), grant: slowest(grants) };
  for (const [what, value] of Object.entries(metrics)) {
    printFigure({ bench, metric: `revoked ${what} refused after, slowest`, value, unit });
  }
  there.close();
  await database.close();
}
