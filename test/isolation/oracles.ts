import type { Ask } from "./asks.ts";
import { opened, openedCursor, settled } from "./plain-text.ts";
import type { Answer } from "./platform-under-test.ts";
import type { RivalRows } from "./rival-rows.ts";
import { absentId, absentWord, canary, type World } from "./world.ts";

/** The headers that say when or which request, or that are drawn for it, and nothing of its answer. */
const ofTheRequest = new Set(["x-request-id", "age", "date", "www-authenticate"]);

/** The code of an event of which a grant has been revoked: names and notes there are without number. */
const takenBack = /revoked-word-\d+/;

/** In an opened cursor the digest of who asks which list with which filter: what he said himself. */
const boundOfCursor = /(cursor\(\[\\?")[\w-]{43}/g;

/** A rule of isolation that an answer breaks, and how it shows. */
export interface Breach {
  readonly rule: "canary" | "hidden" | "two databases" | "rows" | "cursor" | "broken";
  readonly shown: string;
}

function textOf({ status, headers, body }: Answer): string {
  const told = Object.entries(headers)
    .filter(([name]) => !ofTheRequest.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort();
  return [status, ...told, body].join("\n");
}

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return `${found} in ...${text.slice(Math.max(0, at - 60), at + found.length + 60)}...`;
}

/** Where two texts part. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 80);
  return `${one.slice(from, at + 120)}\n  but\n${other.slice(from, at + 120)}`;
}

/** Firms read their cases by visits to the operator's house, and his audit has each visit. */
const seesVisits = ({ place, asker }: Ask) => asker.isOperator && /audit/i.test(place.title);

/** What must hold of every answer to a firm that is not the rival. */
export class Oracles {
  private readonly world: World;
  private readonly key: Uint8Array;
  private readonly before: RivalRows;
  /** Ids of private things that somebody has asked the operator about as if they were cases. */
  private readonly askedOfOperator = new Set<string>();

  /** `before`: the rival's rows as they were staged. */
  constructor(world: World, before: RivalRows) {
    this.world = world;
    this.key = Buffer.from(world.sealKey, "base64");
    this.before = before;
  }

  private plain(answer: Answer): string {
    return settled(opened(textOf(answer), this.key), this.world.stagedAt);
  }

  /**
   * No word and no id of the rival's private things, but what the asker said himself; and in the
   * operator's audit what others have said to him.
   */
  canary(ask: Ask, answer: Answer): Breach[] {
    const { place, sent } = ask;
    const asked = opened(`${sent.path} ${sent.body ?? ""}`, this.key);
    const known = seesVisits(ask) ? this.askedOfOperator : new Set<string>();
    const forbidden = [canary, ...this.world.privateIds].filter(
      (each) => !asked.includes(each) && !known.has(each),
    );
    if (/dispute/i.test(place.title)) {
      const said = this.world.privateIds.filter((each) => asked.includes(each));
      for (const each of said) this.askedOfOperator.add(each);
    }
    const text = `${opened(textOf(answer), this.key)}\n${opened(answer.logged, this.key)}`;
    const revoked = takenBack.test(asked) ? undefined : takenBack.exec(text)?.[0];
    const found = forbidden.find((each) => text.includes(each)) ?? revoked;
    return found === undefined ? [] : [{ rule: "canary", shown: around(text, found) }];
  }

  /** Every cursor is sealed. */
  cursor(_ask: Ask, { body }: Answer): Breach[] {
    const cursors = body.matchAll(/"(?:cursor|startCursor|endCursor)":"([^"]+)"/g);
    const bare = [...cursors].find(([, each]) => openedCursor(each ?? "", this.key) === undefined);
    return bare === undefined ? [] : [{ rule: "cursor", shown: `${bare[1]} is not sealed` }];
  }

  /** Nothing breaks, since what breaks may do so for what is hidden. */
  broken(_ask: Ask, answer: Answer): Breach[] {
    if (answer.status < 500 && !answer.body.includes('"code":"BROKEN"')) return [];
    return [
      { rule: "broken", shown: `${answer.body.slice(0, 300)} ${answer.logged.slice(0, 900)}` },
    ];
  }

  /** What is hidden and what is absent get the same answer. */
  hidden({ place, swaps }: Ask, answer: Answer, absent: Answer): Breach[] {
    if (place.draws === true) return [];
    const blind = (one: Answer) => {
      const texts = swaps.flatMap((pair) =>
        pair.flatMap((each) => [each, encodeURIComponent(each), opened(each, this.key)]),
      );
      const named = [...texts, canary, absentWord, absentId].sort((a, b) => b.length - a.length);
      const plain = this.plain(one).replace(boundOfCursor, "$1<asked>");
      return named.reduce((text, each) => text.replaceAll(each, "<asked>"), plain);
    };
    const [one, other] = [blind(answer), blind(absent)];
    return one === other ? [] : [{ rule: "hidden", shown: difference(one, other) }];
  }

  /** The same from the database that lacks the rival's private things. */
  twoDatabases(ask: Ask, answer: Answer, barer: Answer): Breach[] {
    const { place, sent } = ask;
    // Some questions only one of the two databases is asked.
    if (place.counts === true || seesVisits(ask)) return [];
    const [one, other] = [this.plain(answer), this.plain(barer)];
    return one === other
      ? []
      : [{ rule: "two databases", shown: `${difference(one, other)} (${sent.path})` }];
  }

  /** Whoever acts, the rival's own rows stay; without dealings, nobody leaves any there. */
  rows({ asker }: Ask, { rows }: Answer): Breach[] {
    if (rows === null) return [];
    // Against the first, too: what a read has changed meanwhile shows at the next act.
    const before = `${this.before.own} ${rows.before.visitors}`.split(" ");
    const { own, visitors } = rows.after;
    const after = asker.hasDealings ? own : `${own} ${visitors}`;
    // How a firm stands is the operator's to say.
    const isHis = (table: string) => asker.isOperator && table.startsWith("tenants=");
    const changed = after.split(" ").filter((each) => !before.includes(each) && !isHis(each));
    return changed.length === 0 ? [] : [{ rule: "rows", shown: changed.join(", ") }];
  }
}
