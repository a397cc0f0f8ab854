import type { CodeFault } from "./code.ts";

const LONGEST = 255;
const LINK = /^https?:\/\/([^/?#]*)([^?#]*)/i;
/** Software that opens links takes such segments away, so that two links would become one. */
const DOTS = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/** Whether a web address has a segment of dots, which is gone when it is opened. */
export const losesSegment = (link: string) => DOTS.test(LINK.exec(link)?.[2] ?? "");

/**
 * Why a web address is no identification link (IEC 61406-1 § 4: what a nameplate carries to name one
 * thing and to lead to what is known of it); undefined when it is one. Its identity is that of any
 * web address: a Digital Link's code, or else the address as written.
 */
export function identificationLinkFault(text: string): CodeFault | undefined {
  if (text.length > LONGEST) return { code: "CODE_TOO_LONG", at: LONGEST };
  const [, host = "", path = ""] = LINK.exec(text) ?? [];
  if (host === "") return { code: "CODE_UNREADABLE", at: 0 };

  const strange = text.search(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/);
  if (strange >= 0) return { code: "CODE_CHARACTER", at: strange };
  const broken = text.search(/%(?![0-9A-Fa-f]{2})/);
  if (broken >= 0) return { code: "CODE_PERCENT", at: broken };

  const hostAt = text.indexOf("//") + 2;
  const user = host.indexOf("@");
  if (user >= 0) return { code: "CODE_CHARACTER", at: hostAt + user };
  const dots = path.search(DOTS);
  return dots < 0 ? undefined : { code: "CODE_VALUE", at: hostAt + host.length + dots + 1 };
}
