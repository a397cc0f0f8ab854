import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import type { Log } from "../../platform/log.ts";
import { type Mailer, MailFault } from "../mail/mailer.ts";
import { compose, type Locale } from "./compose.ts";
import { type LetterKey, openLetter } from "./post.ts";
import { type DueLetter, deleteBefore, putOff, setDead, setSent, takeDue } from "./queue.ts";
import { decideFate, forgottenBefore, type SendFault } from "./rules.ts";

const share = { most: 10, ofOneFirm: 10 };
const takenForMs = 10 * 60_000;

/** What it takes to send letters. */
export interface OfficeParts {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly key: LetterKey;
  /** Where people reach the platform, without a slash at its end. */
  readonly publicUrl: string;
  /** In which language the person of an e-mail reads; null for one who is not known. */
  readonly localeOf: (scope: ProgramScope, email: string) => Promise<Locale | null>;
  readonly log: Log;
  /** In [0, 1). */
  readonly chance?: () => number;
}

/** Sends letters that are due, each at least once; many may work side by side. */
export class PostOffice {
  private readonly parts: OfficeParts;
  private readonly chance: () => number;

  constructor(parts: OfficeParts) {
    this.parts = parts;
    this.chance = parts.chance ?? Math.random;
  }

  /** One round; tells how many were sent or tried, so that a busy office need not rest. */
  async round(): Promise<number> {
    const { database } = this.parts;
    const due = await asProgram(database, (scope) => takeDue(scope, share, takenForMs));
    for (const letter of due) await this.deliver(letter);
    return due.length;
  }

  private async deliver(letter: DueLetter): Promise<void> {
    const { database, log } = this.parts;
    try {
      await this.send(letter);
    } catch (thrown) {
      const fault = thrown instanceof MailFault ? thrown : unreadable;
      log.warn({ letter: letter.id, kind: letter.kind, fault: fault.code }, "a letter did not go");
      await this.settle(letter, fault);
      return;
    }
    await asProgram(database, (scope) => setSent(scope, letter));
  }

  private async send({ id, recipient: to, sealed }: DueLetter): Promise<void> {
    const { database, mailer, key, publicUrl, localeOf } = this.parts;
    const letter = openLetter(key, id, sealed);
    const locale = await asProgram(database, (scope) => localeOf(scope, to));
    await mailer.send(compose({ id, to, letter }, locale, publicUrl));
  }

  private async settle(letter: DueLetter, { code, reply }: SendFault): Promise<void> {
    const said = reply === null ? code : `${code} ${reply}`;
    await asProgram(this.parts.database, async (scope) => {
      const fate = decideFate(letter.tries, { code, reply }, scope.now, this.chance());
      if ("dead" in fate) await setDead(scope, letter, said);
      else await putOff(scope, letter, fate.again, said);
    });
  }
}

/** Sealed under another key, or the database broke off: tried again like any other. */
const unreadable: SendFault = { code: "UNREADABLE", reply: null };

/** Forgets letters that were sent or given up a month ago; tells how many. */
export function forgetLetters(database: Database): Promise<number> {
  return asProgram(database, (scope) => deleteBefore(scope, forgottenBefore(scope.now)));
}
