import { nodeAccess } from "../../contracts/access/fields.ts";
import { digitalLinkPathOf, identityOf } from "../../identifiers/codes/index.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { makeToken } from "../../services/tenancy/tokens.ts";
import { midnight, minutesFrom } from "../stage/market.ts";
import { password } from "../stage/platform.ts";
import type { Dice } from "./dice.ts";
import { absentId, absentWord, canary, type Relation, type Things, type World } from "./world.ts";

/** The types of node that an id may be of, where the names of field and argument do not tell. */
const typesByName: Readonly<Record<string, readonly string[]>> = {
  grantee: ["Firm"],
  "grantGive resource": ["TraceEvent", "Resource"],
  "disputeOpen thing": ["Booking"],
  "disputeEvidenceAdd event": ["TraceEvent"],
  "supportLooks grant": ["SupportGrant"],
  "supportRevoke id": ["SupportGrant"],
  "firmSuspend id": ["Tenant"],
  "firmResume id": ["Tenant"],
};

/** Which firms there are is no secret among them, nor how they stand from the operator. */
const isKnown = (field: string, type: string) =>
  (type === "Firm" &&
    (nodeTypes.includes(field) ||
      /^(grantGive|offerPublish(Series)?|partnerAdd|partnerRemove)$/.test(field))) ||
  (type === "Tenant" && (nodeTypes.includes(field) || /^firm(Suspend|Resume)$/.test(field)));

const nodeTypes = Object.keys(nodeAccess);
const lowered = (text: string) => text.toLowerCase();
const dayMs = 86_400_000;

function typesFor(field: string, argument: string): readonly string[] {
  const told = typesByName[`${field} ${argument}`] ?? typesByName[argument];
  // No node, and asked for by all that begins with its name.
  if (told === undefined && field.startsWith("dispute") && argument === "id")
    return ["DisputeCase"];
  if (told !== undefined) return told;
  if (nodeTypes.includes(field)) return [field];
  const named = nodeTypes.filter((type) => lowered(argument).includes(lowered(type)));
  if (named.length > 0) return named;
  return nodeTypes.filter((type) => lowered(field).startsWith(lowered(type)));
}

/** Texts that mean the same to everyone, by the name of the argument. */
const plainTexts: Readonly<Record<string, readonly string[]>> = {
  currency: ["CNY"],
  amountMinor: ["100"],
  awardMinor: ["100"],
  process: ["grinding.gear"],
  processes: ["grinding.gear"],
  material: ["steel.42crmo4"],
  materials: ["steel.42crmo4"],
  timeZone: ["Asia/Shanghai"],
  pricePerHourMinor: ["46000"],
  setUpMinor: ["20000"],
  pricePerPieceMinor: ["300"],
  priceMinor: ["250"],
  maxPricePerHourMinor: ["90000"],
  password: [password],
  parent: ["grinding.gear"],
  presentPassword: [password],
  action: ["visit.", "tenancy.invite", "capacity.book"],
  bizStep: ["inspecting"],
  fields: ["epcList", "bizStep"],
  // Times by the clock of a site.
  from: ["2041-10-01T00:00", "2042-10-01T00:00"],
  until: ["2041-10-02T00:00", "2042-10-02T00:00"],
  firstDay: [midnight(20).toISOString().slice(0, 10)],
  lastDay: [midnight(40).toISOString().slice(0, 10)],
  uscc: ["91450200MA0000000A", "91450200MA00000A1X"],
};

/** Values about one relation; notes which of them name something, and what would name nothing. */
export class Values {
  /** What was given, and the same of what is not there: as long, so that texts can be compared. */
  readonly absentFor = new Map<string, string>();
  readonly relation: Relation;
  private readonly world: World;
  private readonly dice: Dice;
  private readonly field: string;
  private readonly cursors: ReadonlyMap<string, string>;

  constructor(
    world: World,
    cursors: ReadonlyMap<string, string>,
    dice: Dice,
    asked: { readonly field: string; readonly relation: Relation },
  ) {
    this.world = world;
    this.cursors = cursors;
    this.dice = dice;
    this.field = asked.field;
    this.relation = asked.relation;
  }

  private get things(): Things {
    const { relation, world } = this;
    return world.things[
      relation === "own" || relation === "shared" || relation === "revoked" ? relation : "private"
    ];
  }

  private told(value: string, absent: string): string {
    this.absentFor.set(value, absent);
    return this.relation === "absent" ? absent : value;
  }

  /** A Relay id that an argument may take. */
  id(argument: string): string {
    const { relation, dice, things, world } = this;
    const types = typesFor(this.field, argument);
    const type = dice.one(types.length > 0 && dice.next() < 0.9 ? types : nodeTypes);
    const [, tenant = "", id = ""] = Buffer.from(things.ids[type] ?? "", "base64url")
      .toString()
      .split(":");
    const given = {
      malformed: "bm90LWFuLWlk",
      "other type": globalId(type, tenant, this.uuidOfOther(type)),
      relabelled: globalId(type, world.ownId, id),
    };
    if (relation === "malformed") return this.told(given.malformed, given.malformed);
    if (isKnown(this.field, type)) return things.ids[type] ?? "";
    const house = relation === "relabelled" ? world.ownId : tenant;
    const value = relation === "other type" || relation === "relabelled" ? given[relation] : null;
    return this.told(value ?? things.ids[type] ?? "", globalId(type, house, absentId));
  }

  private uuidOfOther(type: string): string {
    const others = nodeTypes.filter(
      (each) => each !== type && each !== "Firm" && each !== "Tenant",
    );
    const { ids } = this.world.things.private;
    return (
      Buffer.from(ids[this.dice.one(others)] ?? "", "base64url")
        .toString()
        .split(":")[2] ?? ""
    );
  }

  /** The id of a node as REST names it, without its type. */
  uuid(type: string): string {
    if (this.relation === "malformed") return this.told("not-an-id", "not-an-id");
    const id =
      Buffer.from(this.things.ids[type] ?? "", "base64url")
        .toString()
        .split(":")[2] ?? "";
    return this.told(this.relation === "other type" ? this.uuidOfOther(type) : id, absentId);
  }

  eventId(): string {
    const given = this.relation === "malformed" ? "no id" : this.things.eventId;
    return this.told(given, this.relation === "malformed" ? given : `urn:uuid:${absentId}`);
  }

  private aboutNothing(value: string): string {
    return this.told(value, value.replaceAll(canary, absentWord));
  }

  /** A code of something that has an event. */
  code(): string {
    if (this.relation === "malformed") return this.told("(01)4", "(01)4");
    return this.aboutNothing(this.things.code);
  }

  /** A name that is registered, of which whoever asks sees what is for him. */
  name(): string {
    if (this.relation === "malformed") return "hdl:88";
    return this.relation === "absent" ? "hdl:88.0.0/nothing" : this.things.name;
  }

  /** The same as the path of a GS1 Digital Link. */
  path(): string {
    if (this.relation === "malformed") return this.told("/01/4", "/01/4");
    const path = digitalLinkPathOf(identityOf(this.things.code));
    if (path === undefined) throw new Error(`${this.things.code} has no Digital Link`);
    return this.aboutNothing(path);
  }

  /** A page's end: of the rival's own list, unless the relation is to nothing of his. */
  cursor(list: string): string {
    const theirs = this.cursors.get(list);
    if (theirs === undefined || this.relation === "own") return this.told("AAAA", "AAAA");
    const middle = Math.floor(theirs.length / 2);
    const other = theirs[middle] === "A" ? "B" : "A";
    return this.told(theirs, theirs.slice(0, middle) + other + theirs.slice(middle + 1));
  }

  /** Any other text, by the name of its argument; what has no meaning of its own is a word. */
  text(argument: string): string {
    if (argument === "after") return this.cursor(this.field);
    if (this.field === "identifierLookUp") return this.name();
    if (argument === "code")
      return this.field.startsWith("invitation") ? this.token() : this.code();
    if (/email/i.test(argument)) return this.aboutNothing(this.things.email);
    const plain = plainTexts[argument];
    if (plain !== undefined) return this.dice.one(plain);
    return this.aboutNothing(this.relation === "malformed" ? canary : this.things.word);
  }

  /** Whoever holds an invitation's code is invited: none of another's is held by anyone here. */
  private token(): string {
    if (this.relation === "malformed") return "lzi_";
    if (this.relation === "own") return this.things.invitation;
    return makeToken("invitation", this.world.rivalId as TenantId).token;
  }

  /** A time some days ahead, or the end of a window. */
  time(argument: string): string {
    const window = minutesFrom(midnight(3), 120 + 60 * Math.floor(this.dice.next() * 8), 60);
    if (argument === "from") return window.from.toISOString();
    if (argument === "until") return new Date(window.from.getTime() + 3_600_000).toISOString();
    return new Date(midnight(30).getTime() + dayMs).toISOString();
  }

  chance(): number {
    return this.dice.next();
  }

  among<T>(values: readonly T[]): T {
    return this.dice.one(values);
  }
}
