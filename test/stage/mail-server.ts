import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A message as a mail server received it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** How a server answers the next recipient it is told. */
export interface Reply {
  readonly code: number;
  readonly text: string;
}

/** A real SMTP server on loopback, which takes mail or refuses it as it is told. */
export class MailServer {
  readonly received: Received[] = [];
  readonly url: string;
  /** Refusals to come, the next first. */
  readonly refusals: Reply[] = [];
  private readonly server: SMTPServer;

  private constructor(server: SMTPServer, url: string) {
    this.server = server;
    this.url = url;
  }

  static async open(): Promise<MailServer> {
    const made: { mail?: MailServer } = {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onRcptTo: (_address, _session, answer) => {
        const refusal = made.mail?.refusals.shift();
        if (refusal === undefined) return answer();
        return answer(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      },
      onData: (stream, { envelope }, answer) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          const { mailFrom, rcptTo } = envelope;
          made.mail?.received.push({
            from: mailFrom === false || mailFrom === null ? "" : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString("utf8"),
          });
          answer();
        });
      },
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.server.address() as AddressInfo;
    const mail = new MailServer(server, `smtp://127.0.0.1:${port}`);
    made.mail = mail;
    return mail;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }
}

function decodedBody(head: string, body: string): string {
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The text and the HTML of a message (RFC 2046 § 5.1.4), and one of its headers as it was sent. */
export function readMessage(raw: string) {
  const [head = "", ...rest] = raw.split(/\r?\n\r?\n/);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? "none";
  const body = rest.join("\n\n");
  const parts = body.split(`--${boundary}`).map((part) => part.trim().split(/\r?\n\r?\n/));
  const ofType = (type: string) => {
    const [partHead = "", ...text] = parts.find(([each]) => each?.includes(type)) ?? [];
    return decodedBody(partHead, text.join("\n\n"));
  };
  const unfolded = head.replace(/\r?\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(unfolded)?.[1] ?? "";
  return { text: ofType("text/plain"), html: ofType("text/html"), header };
}
