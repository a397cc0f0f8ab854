import { mutationAccess, nodeAccess, queryAccess } from "../../contracts/access/fields.ts";
import { firmRoles, operatorRoles } from "../../contracts/access/roles.ts";
import type { Asker } from "../../contracts/access/rows.ts";
import { subscriptionAccess } from "../../contracts/access/subscriptions.ts";
import { schema } from "../../services/api/assembly.ts";
import type { Answer, Asking, StagedApi } from "./api.ts";
import type { Asked } from "./asked.ts";
import { wholeDocument } from "./documents.ts";
import { mutationAsks, nodeAsks, queryAsks, subscriptionAsks } from "./field-asks.ts";
import { type Hands, StagedHouse, type StagedThings, stageHands, stageThings } from "./house.ts";
import type { SignedIn, StagedPlatform } from "./platform.ts";
import { securedSession } from "./second-factor.ts";
import { StagedWorker } from "./worker.ts";

export type Kind = "query" | "node" | "subscription" | "mutation";

/** A row of the access table: a field, or what `node` finds of a type. */
export interface Field {
  readonly kind: Kind;
  readonly name: string;
}

export const everyField: readonly Field[] = [
  ...Object.keys(queryAccess).map((name) => ({ kind: "query" as const, name })),
  ...Object.keys(nodeAccess).map((name) => ({ kind: "node" as const, name })),
  ...Object.keys(subscriptionAccess).map((name) => ({ kind: "subscription" as const, name })),
  ...Object.keys(mutationAccess).map((name) => ({ kind: "mutation" as const, name })),
];

/** These end the session that they come in, or put another in its place. */
export const endsSession = new Set([
  "invitationAccept",
  "passkeyConfirm",
  "providerSignInFinish",
  "sessionContinue",
  "sessionEnd",
  "sessionStart",
  "sessionSwitch",
  "totpConfirm",
]);

/** What came of a request: what the asker was shown, or the refusal. */
export interface Outcome {
  readonly answer: string;
  readonly requestId: string;
  /** The refusal as the asker reads it; null when there was none. */
  readonly refusal: unknown;
  /** The input at fault, where the refusal names one. */
  readonly field: string | null;
  /** All of the answer, as text. */
  readonly text: string;
}

/** What came of a request, and of which types the events are that it has recorded. */
interface Tried extends Outcome {
  readonly recorded: readonly string[];
}

interface Told {
  readonly __typename: string;
  readonly code: string;
  readonly field: string | null;
}

function outcomeOf(answer: Answer, field: Field, mark: string | undefined): Outcome {
  const { data, errors, requestId } = answer;
  const name = field.kind === "node" ? "node" : field.name;
  const result = data?.[name] as Told | null | undefined;
  const text = JSON.stringify({ data, errors });
  const told = (code: string, refusal: unknown, at: string | null = null) => {
    return { answer: code, requestId, refusal, field: at, text };
  };
  const [error] = errors;
  if (error !== undefined) {
    const { code, field: at = null } = error.extensions;
    return told(code, { ...error, path: null }, at);
  }
  if (result?.__typename === "Refusal") return told(result.code, result, result.field);
  if (field.kind === "mutation") return told("done", null);
  return told(mark !== undefined && JSON.stringify(data).includes(mark) ? "seen" : "unseen", null);
}

/** A firm, its partner, an outsider and the operator, and everyone in them who can ask. */
export class StagedAskers {
  readonly house: StagedHouse;
  readonly elsewhere: StagedHouse;
  readonly things: StagedThings;
  readonly otherThings: StagedThings;
  private readonly api: StagedApi;
  private readonly platform: StagedPlatform;
  private readonly people: ReadonlyMap<Asker, SignedIn>;
  private leaves = false;

  private constructor(
    api: StagedApi,
    [house, things]: readonly [StagedHouse, StagedThings],
    [elsewhere, otherThings]: readonly [StagedHouse, StagedThings],
    people: ReadonlyMap<Asker, SignedIn>,
  ) {
    this.api = api;
    this.platform = house.platform;
    this.house = house;
    this.things = things;
    this.elsewhere = elsewhere;
    this.otherThings = otherThings;
    this.people = people;
  }

  static async open(platform: StagedPlatform, api: StagedApi): Promise<StagedAskers> {
    const partner = await stageHands(platform, "partner");
    const staged = async (hands: Hands) => {
      const house = new StagedHouse(platform, hands, partner);
      return [house, await stageThings(house)] as const;
    };
    const own = await stageHands(platform, "owner");
    const outside = await stageHands(platform, "outside");
    const people = new Map<Asker, SignedIn>([
      ["administrator", own.firm.administrator],
      ["partner", partner.hand],
      ["outsider", outside.hand],
    ]);
    for (const role of firmRoles.filter((each) => !["administrator", "viewer"].includes(each))) {
      people.set(role, await platform.member(own.firm, role, [role]));
    }
    for (const role of operatorRoles) people.set(role, await platform.operatorPerson(role));
    const houses = [await staged(own), await staged(outside)] as const;
    people.set("viewer", await securedSession(houses[0][0]));
    const worker = await StagedWorker.open(platform, api.folder);
    await worker.settle();
    await worker.close();
    return new StagedAskers(api, ...houses, people);
  }

  /** How an asker shows who he is; `anew` in a session that the request may end. */
  async asking(asker: Asker, anew = false): Promise<Asking> {
    if (asker === "stranger") return {};
    if (asker === "key") return { key: this.things.key.token };
    const person = this.people.get(asker);
    if (person === undefined) throw new Error(`nobody is ${asker}`);
    if (!anew) return { session: person.token };
    if (asker === "viewer") return { session: (await securedSession(this.house)).token };
    const { email, actor } = person;
    return { session: (await this.platform.signIn(email, actor.tenantId)).token };
  }

  /** A valid request for a field about a thing of the house, or of the outsider's. */
  async about(field: Field, asker: Asker, outside = false): Promise<Asked> {
    const house = outside ? this.elsewhere : this.house;
    const things = outside ? this.otherThings : this.things;
    if (field.kind === "node") {
      const ask = nodeAsks[field.name as keyof typeof nodeAsks];
      const id = await ask(things, house);
      return { variables: { id }, mark: id };
    }
    const asksOf = { query: queryAsks, subscription: subscriptionAsks, mutation: mutationAsks };
    const asks: Readonly<Record<string, (typeof queryAsks)["viewer"]>> = asksOf[field.kind];
    // Whether it was asked before that a firm leaves decides nothing of what is asked now.
    if (this.leaves) await house.stay();
    this.leaves = field.name.startsWith("leaving");
    const ask = asks[field.name];
    if (ask === undefined) throw new Error(`nothing is asked of ${field.name}`);
    return ask(house, things, asker);
  }

  /** Puts a request, asking for all that its field can show; `remark` is added to its document. */
  async put(
    field: Field,
    { variables, mark, trip }: Asked,
    asking: Asking,
    remark = "",
  ): Promise<Outcome> {
    const [kind, name] =
      field.kind === "node" ? (["query", "node"] as const) : ([field.kind, field.name] as const);
    const text = wholeDocument(schema, kind, name, variables, field.name) + remark;
    const sent = trip === undefined ? asking : { ...asking, trip };
    return outcomeOf(await this.api.ask(text, variables, sent), field, mark);
  }

  /** What one asker gets for a valid request about a thing of the house. */
  async try(field: Field, asker: Asker): Promise<Tried> {
    const asked = await this.about(field, asker);
    const asking = await this.asking(asker, endsSession.has(field.name));
    const { worker } = this.platform;
    const [before] = await worker.ask<{ from: string }>(
      "select pg_snapshot_xmax(pg_current_snapshot())::text as from",
    );
    const outcome = await this.put(field, asked, asking);
    const events = await worker.ask<{ type: string }>(
      "select distinct type from outbox where xact >= $1::xid8 order by type",
      [before?.from ?? "0"],
    );
    return { ...outcome, recorded: events.map(({ type }) => type) };
  }
}
