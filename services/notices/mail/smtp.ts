import { createTransport } from "nodemailer";
import { type Mailer, mailFaultOf } from "./mailer.ts";
import { messageOf } from "./message.ts";

const connectMs = 10_000;
const silenceMs = 30_000;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Mail by the server of a URL, `smtp://` or `smtps://`, with user and password in it where it asks
 * for them. A password is never sent unencrypted, but to this machine itself.
 */
export function smtpMailer(mailUrl: string, from: string): Mailer {
  const { protocol, hostname, port, username, password } = new URL(mailUrl);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && username !== "" && !loopback.has(hostname),
    ...(username === ""
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, from));
      } catch (thrown) {
        throw mailFaultOf(thrown);
      }
    },
    close: () => transport.close(),
  };
}
