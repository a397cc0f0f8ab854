import type { NoticeValues } from "../inbox/kind.ts";
import { anyKind, type NoticeKind } from "../inbox/kinds.ts";
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
    path: anyKind(kind).path,
  };
  return JSON.stringify({ type: kind, timestamp: at.toISOString(), data });
}

/** What goes to a receiver that is being tried. */
export function testBody(at: Date): string {
  const title = { zh: "推送测试", en: "A test of this webhook" };
  const data = { title, text: title, values: {}, path: "/notices/webhooks" };
  return JSON.stringify({ type: "webhook-test", timestamp: at.toISOString(), data });
}
