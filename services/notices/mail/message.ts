import type { Mail } from "./mailer.ts";

/** A mail as nodemailer takes it. Nothing in it is ever fetched or read from a file. */
export function messageOf({ id, to, subject, text, html }: Mail, from: string) {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return {
    from,
    to: { name: "", address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    // RFC 3834 § 5: nobody's absence is to be told to us.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
