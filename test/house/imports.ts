import { posix } from "node:path";
import { parseSync } from "oxc-parser";
import { files, sources, textOf } from "./checkout.ts";

/** One file needs another, `npm:<package>` or `node:<module>`; types count. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** What an import that leads nowhere points at. */
export const nowhere = "nowhere:";

const known = new Set(files);

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  if (!specifier.startsWith(".")) return `npm:${packageOf(specifier)}`;
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ""));
  // A bundle of our own is made, not written.
  return known.has(path) || path.startsWith("dist/") ? path : `${nowhere}${path}`;
}

function specifiersIn(path: string): string[] {
  const text = textOf(path);
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const exported = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
  const lazy = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const literal = /^["'](.+)["']$/.exec(text.slice(start, end));
    return literal?.[1] ?? [];
  });
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...exported,
    ...lazy,
  ];
}

/** Every import of the project. */
export function allImports(): Import[] {
  return sources.flatMap((from) =>
    specifiersIn(from).map((specifier) => ({ from, to: targetOf(from, specifier) })),
  );
}
