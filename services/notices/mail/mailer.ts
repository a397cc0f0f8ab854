/** A letter as it goes out, in one language or, where the reader's is not known, in both. */
export interface Mail {
  /** Stays the same however often it is sent, so that a second copy can be told. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Where mail leaves the platform. `send` resolves once the next server, or the disk, has it; it
 * rejects with a `MailFault`. Sending the same mail twice may deliver it twice.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Why mail did not go. The server's own words may name a person and are left out. */
export class MailFault extends Error {
  readonly code: string;
  readonly reply: number | null;

  constructor(code: string, reply: number | null, options?: ErrorOptions) {
    super(reply === null ? `mail was not sent: ${code}` : `mail was not sent: ${code} ${reply}`, {
      ...options,
    });
    this.name = "MailFault";
    this.code = code;
    this.reply = reply;
  }
}

interface Told {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

/** The fault that a transport of nodemailer, or the disk, rejected with. */
export function mailFaultOf(thrown: unknown): MailFault {
  const { code, responseCode } = (thrown ?? {}) as Told;
  const reply = typeof responseCode === "number" ? responseCode : null;
  return new MailFault(typeof code === "string" ? code : "EMESSAGE", reply);
}
