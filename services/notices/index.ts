import "./inbox/graphql.ts";
import "./webhooks/graphql.ts";

export { noticeSubscriber, type PeopleBook } from "./inbox/subscriber.ts";
export { forgetNotices } from "./inbox/writes.ts";
export type { Locale } from "./letters/compose.ts";
export { keptLetters } from "./letters/kept.ts";
export { forgetLetters, PostOffice } from "./letters/office.ts";
export { type LetterKey, letterKeyFrom, postLetter } from "./letters/post.ts";
export { folderMailer } from "./mail/folder.ts";
export type { Mailer } from "./mail/mailer.ts";
export { smtpMailer } from "./mail/smtp.ts";
export { keptWebhooks } from "./webhooks/kept.ts";
export { WebhookOffice } from "./webhooks/office.ts";
export { forgetDeliveries } from "./webhooks/queue.ts";
export { ReceiptOffice } from "./webhooks/receipts.ts";
