/** Under which addresses links are those of the platform's resolver; of a page that was served bare, none. */
export function resolverStems(): readonly string[] {
  const told = document.querySelector<HTMLMetaElement>('meta[name="lz-resolver"]');
  return told ? [told.content] : [];
}

/** Where each step of the resolution of a code is shown. */
export function resolutionPath(code: string): string {
  return `/resolve?code=${encodeURIComponent(code)}`;
}
