import { dark, light, type Palette, propertyOf } from "../design/palette.ts";

function rulesOf(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `${propertyOf(name)}: ${value};`)
    .join(" ");
}

/** Puts the colours of the house on the page, light or dark as the system wishes; paper is light. */
export function paint(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root { ${rulesOf(light)} }
    @media screen and (prefers-color-scheme: dark) { :root { ${rulesOf(dark)} } }`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
