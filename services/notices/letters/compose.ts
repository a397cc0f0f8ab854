import type { Mail } from "../mail/mailer.ts";
import type { Letter } from "./post.ts";
import { type Draft, draftOf } from "./templates.ts";

export type Locale = "zh" | "en";

const signatures = { zh: "联造平台", en: "Lianzao" } as const;
const tags = { zh: "zh-CN", en: "en" } as const;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? "");
}

function textOf({ before, button, after }: Draft, locale: Locale, publicUrl: string): string {
  const link = button === null ? [] : [`${button.label}: ${publicUrl}${button.path}`];
  return [...before, ...link, ...after, `-- \n${signatures[locale]}\n${publicUrl}`].join("\n\n");
}

const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`;

const buttonStyle = [
  "display:inline-block",
  "padding:10px 20px",
  "border-radius:6px",
  "background:#0b6e75",
  "color:#ffffff",
  "text-decoration:none",
].join(";");

// The address stands below the button, too: a reader sees where it leads, and can copy it.
function htmlOf({ before, button, after }: Draft, locale: Locale, publicUrl: string): string {
  const url = button === null ? "" : escaped(publicUrl + button.path);
  const link =
    button === null
      ? []
      : [
          `<p style="margin:0 0 8px"><a href="${url}" style="${buttonStyle}">${escaped(button.label)}</a></p>`,
          `<p style="margin:0 0 16px;font-size:13px;word-break:break-all">${url}</p>`,
        ];
  const foot = `<p style="margin:0;font-size:13px">${signatures[locale]}<br>${escaped(publicUrl)}</p>`;
  const parts = [...before.map(paragraph), ...link, ...after.map(paragraph), foot];
  return `<div lang="${tags[locale]}">\n${parts.join("\n")}\n</div>`;
}

/** One text for each language, the first one first. */
function pageOf(bodies: readonly string[]): string {
  const rule = '<hr style="margin:32px 0;border:0;border-top:1px solid #c8d0d4">';
  const style = "max-width:560px;margin:0 auto;padding:24px;font-family:sans-serif;line-height:1.6";
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    `<body style="margin:0"><div style="${style}">`,
    bodies.join(`\n${rule}\n`),
    "</div></body></html>",
  ].join("\n");
}

/**
 * The mail of a letter in its reader's language; in both where that is not known. Nothing in it is
 * loaded from anywhere.
 */
export function compose(
  { id, to, letter }: { readonly id: string; readonly to: string; readonly letter: Letter },
  locale: Locale | null,
  publicUrl: string,
): Mail {
  const locales = locale === null ? (["zh", "en"] as const) : ([locale] as const);
  const drafts = locales.map((each) => ({ each, draft: draftOf(each, letter) }));
  return {
    id,
    to,
    subject: drafts.map(({ draft }) => draft.subject).join(" / "),
    text: drafts.map(({ each, draft }) => textOf(draft, each, publicUrl)).join("\n\n\n"),
    html: pageOf(drafts.map(({ each, draft }) => htmlOf(draft, each, publicUrl))),
  };
}
