// Letters that turn the direction of text or show nothing could make one code look like another.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const longest = 160;

/** A code that anyone may have sent, fit to be shown. */
export function safelyShown(code: string): string {
  const visible = code.replace(invisible, "\u{fffd}");
  return visible.length > longest ? `${visible.slice(0, longest)}…` : visible;
}
