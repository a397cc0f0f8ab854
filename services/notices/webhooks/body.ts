import type { ReceiptBatch } from "../../ledger/index.ts";
import type { NoticeValues } from "../inbox/kind.ts";
import type { NoticeKind } from "../inbox/kinds.ts";
import { noticePath } from "../inbox/page.ts";
import { noticeWords } from "../inbox/wording.ts";

/**
 * What a firm's systems are sent (Standard Webhooks: `type`, `timestamp`, `data`): what its
 * administrators read in the inbox, in both languages, and the page below the platform's address.
 */
export function webhookBody(kind: NoticeKind, values: NoticeValues, at: Date): string {
  const zh = noticeWords(kind, values, "zh");
  const en = noticeWords(kind, values, "en");
  const data = {
    title: { zh: zh.title, en: en.title },
    text: { zh: zh.text, en: en.text },
    values,
    path: noticePath(kind, values),
  };
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data });
}

/**
 * Receipts of what the firm has recorded since the last of them: they are in it where they are few,
 * and are fetched in any case from `fetch`, with a key that may read the ledger. `checkpoint` is the
 * signed head that they are under: who keeps it sees a log that was set back.
 */
export function receiptsBody(batch: ReceiptBatch, at: Date): string {
  const title = { zh: "账本收据", en: "Receipts of the ledger" };
  const text = {
    zh: `${batch.count} 条记录已封入账本。`,
    en: `${batch.count} records were sealed into the log.`,
  };
  const fetch = `/log/receipts?after=${batch.after}`;
  const data = { title, text, path: "/receipts", fetch, ...batch };
  return JSON.stringify({ type: "receipts", timestamp: at.toISOString(), data });
}

/** What goes to a receiver that is being tried. */
export function testBody(at: Date): string {
  const title = { zh: "推送测试", en: "A test of this webhook" };
  const data = { title, text: title, values: {}, path: "/notices/webhooks" };
  return JSON.stringify({ type: "webhook-test", timestamp: at.toISOString(), data });
}
