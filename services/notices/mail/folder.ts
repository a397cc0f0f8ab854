import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { type Mailer, mailFaultOf } from "./mailer.ts";
import { messageOf } from "./message.ts";

/**
 * Mail that stays here: each in a file `<id>.eml` (RFC 5322) of mode 0600, which every mail program
 * opens. For installations without a mail server, such as the demo: what is in them opens doors.
 */
export function folderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    send: async (mail) => {
      try {
        const { message } = await transport.sendMail(messageOf(mail, from));
        if (!Buffer.isBuffer(message)) throw new Error("a captured mail is bytes");
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const path = join(folder, `${mail.id}.eml`);
        await writeFile(`${path}.draft`, message, { mode: 0o600 });
        await rename(`${path}.draft`, path);
      } catch (thrown) {
        throw mailFaultOf(thrown);
      }
    },
    close: () => transport.close(),
  };
}
