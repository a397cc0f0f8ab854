import type { Import } from "./imports.ts";
import { nowhere } from "./imports.ts";

/** An import that the plan of the house forbids. */
interface Rule {
  readonly name: string;
  readonly from: RegExp;
  /** Forbidden unless `unless` says otherwise, which may depend on the file that imports. */
  readonly to: RegExp;
  readonly unless?: (edge: Import) => boolean;
}

const product = /^(services|identifiers|contracts|web)\//;
const programs = /^services\/(api|fsck|keys|worker)\//;
const ownCode = /^(services|identifiers|contracts|web|test|deploy)\//;
const anything = /^/;

/** Modules are entered by their index.ts; programs and the two floors are no modules. */
const moduleOf =
  /^(services\/(?!(?:api|fsck|keys|worker|platform|kernel)\/)[^/]+|identifiers\/(?:resolver|registry|labels))\//;

function within(...folders: string[]): (edge: Import) => boolean {
  return ({ to }) => folders.some((folder) => to.startsWith(folder));
}

function isFrontDoor({ from, to }: Import): boolean {
  const module = moduleOf.exec(to)?.[0] ?? "";
  return from.startsWith(module) || to === `${module}index.ts`;
}

const rules: readonly Rule[] = [
  { name: "a module is entered by its index.ts", from: product, to: moduleOf, unless: isFrontDoor },
  {
    name: "the kernel stands on nothing",
    from: /^services\/kernel\//,
    to: anything,
    unless: within("services/kernel/", "contracts/", "identifiers/codes/"),
  },
  {
    name: "the platform knows no module",
    from: /^services\/platform\//,
    to: /^(services\/(?!platform\/|kernel\/)|identifiers\/(?:resolver|registry|labels)\/|web\/)/,
  },
  {
    name: "a program is imported by nobody",
    from: product,
    to: programs,
    unless: ({ from, to }) => from.startsWith(programs.exec(to)?.[0] ?? ""),
  },
  {
    name: "modules do not know the resolver",
    from: /^services\/(?!worker\/)/,
    to: /^identifiers\/resolver\//,
  },
  {
    name: "codes import nothing",
    from: /^identifiers\/codes\//,
    to: anything,
    unless: within("identifiers/codes/"),
  },
  {
    name: "contracts know no product",
    from: /^contracts\//,
    to: ownCode,
    unless: within("contracts/", "identifiers/codes/"),
  },
  {
    name: "the web knows contracts and codes only",
    from: /^web\//,
    to: ownCode,
    unless: within("web/", "contracts/", "identifiers/codes/"),
  },
  {
    name: "what browsers run has no node: module",
    from: /^(contracts|identifiers\/codes|web)\/(?!.*\.config\.ts$)/,
    to: /^node:/,
  },
  { name: "the product knows no test and no tool", from: product, to: /^(test|deploy)\// },
  { name: "every file that is imported is there", from: anything, to: new RegExp(`^${nowhere}`) },
];

/** Where packages of development do not exist: in what `npm start` runs. */
const shipped = /^(services|identifiers|contracts|web|deploy|test\/seed)\//;
const unshipped = /^deploy\/dev\.mjs$|\.config\.ts$/;

/** What package.json declares. */
export interface Declared {
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

function undeclared({ from, to }: Import, declared: Declared): string[] {
  if (!to.startsWith("npm:")) return [];
  const name = to.slice("npm:".length);
  if (declared.dependencies.has(name)) return [];
  if (!declared.devDependencies.has(name)) return ["every package is declared"];
  return shipped.test(from) && !unshipped.test(from)
    ? ["what npm start runs needs no devDependency"]
    : [];
}

/** Every import that goes a wrong way, as `rule: from -> to`. */
export function wrongWays(imports: readonly Import[], declared: Declared): string[] {
  return imports.flatMap((edge) => {
    const broken = rules
      .filter(({ from, to, unless }) => from.test(edge.from) && to.test(edge.to) && !unless?.(edge))
      .map(({ name }) => name);
    return [...broken, ...undeclared(edge, declared)].map(
      (name) => `${name}: ${edge.from} -> ${edge.to}`,
    );
  });
}

/** The circles among the files, each as the path around it. */
export function circles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]) => {
    const seenAt = path.indexOf(file);
    if (seenAt >= 0) found.push([...path.slice(seenAt), file].join(" -> "));
    if (seenAt >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
