import type { registryMutations, registryQueries } from "../../contracts/access/registry.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import type { Ask } from "./asked.ts";
import { nameGranted } from "./audiences.ts";
import { importOfHouse } from "./imports.ts";
import { spareTenant } from "./operator-asks.ts";
import {
  authorityOfHouse,
  freshAuthority,
  freshName,
  givePrefix,
  handleAdministratorOf,
  identifierOf,
  nodeOf,
  resolvedName,
  templateOf,
} from "./registry.ts";

type AsksOf<Fields> = Readonly<Record<keyof Fields, Ask>>;

const input = (values: Readonly<Record<string, unknown>>) => ({ variables: { input: values } });
const values = [{ index: 1, type: "URL", text: "https://firm.example/p", audience: "PUBLIC" }];

/** One valid request for each field of Query about identifiers. */
export const registryQueryAsks: AsksOf<typeof registryQueries> = {
  handleAdministrators: async (house) => {
    return { variables: {}, mark: await handleAdministratorOf(house) };
  },
  identifier: async (house) => {
    const id = await identifierOf(house);
    return { variables: { id }, mark: id };
  },
  identifierHistory: async (house) => {
    return { variables: { id: await identifierOf(house), first: 5 }, mark: house.canary };
  },
  identifierLookUp: async (house) => {
    return { variables: { code: await nameGranted(house) }, mark: `${house.canary}-2` };
  },
  identifierNodes: async (house) => {
    return { variables: {}, mark: (await nodeOf(house)).url };
  },
  identifierImport: async (house) => {
    const id = await importOfHouse(house);
    return { variables: { id }, mark: id };
  },
  identifierImports: async (house) => {
    const id = await importOfHouse(house);
    return { variables: { first: 5 }, mark: id };
  },
  identifierPrefixes: async (house) => {
    return { variables: {}, mark: (await authorityOfHouse(house)).id };
  },
  identifierTemplates: async (house) => ({ variables: {}, mark: await templateOf(house) }),
  identifiers: async (house) => {
    const id = await identifierOf(house);
    return { variables: { first: 100, text: house.canary }, mark: id };
  },
  resolutions: async (house) => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    return { variables: { windows: [{ from, until }] }, mark: await resolvedName(house) };
  },
  prefixDelegations: async (house) => {
    return { variables: { first: 100 }, mark: (await authorityOfHouse(house)).id };
  },
};

/** The same of Mutation. */
export const registryMutationAsks: AsksOf<typeof registryMutations> = {
  handleAdministratorIssue: async (house) => {
    return input({ prefix: (await authorityOfHouse(house)).authority, name: "泵站系统" });
  },
  handleAdministratorRevoke: async (house) => {
    return { variables: { id: await handleAdministratorOf(house) } };
  },
  identifierChange: async (house) => input({ id: await identifierOf(house), names: [], values }),
  identifierDelete: async (house) => ({ variables: { id: await identifierOf(house) } }),
  identifierNodeRemove: async (house) => {
    const { scheme, prefix } = await nodeOf(house);
    return input({ scheme: scheme.toUpperCase(), prefix });
  },
  identifierNodeSet: async (house) => {
    const { authority: prefix } = await authorityOfHouse(house);
    return input({ scheme: "HDL", prefix, mode: "ASK", url: "https://node.example" });
  },
  identifierImportDiscard: async (house) => ({ variables: { id: await importOfHouse(house) } }),
  identifierImportStart: async (house) => ({ variables: { id: await importOfHouse(house) } }),
  identifierImportStop: async (house) => ({ variables: { id: await importOfHouse(house) } }),
  identifierRegister: async (house) => input({ code: await freshName(house), names: [], values }),
  identifierTemplateDelete: async (house) => ({ variables: { template: await templateOf(house) } }),
  identifierTemplateSave: async (house) =>
    input({
      template: await templateOf(house),
      name: "水泵",
      entries: [{ index: 1, type: "URL", audience: "PARTNERS" }],
    }),
  prefixDelegate: async (house) => {
    const { id } = await spareTenant(house);
    return input({ firm: globalId("Firm", id, id), scheme: "HDL", prefix: freshAuthority() });
  },
  prefixWithdraw: async (house) => {
    const { id } = await spareTenant(house);
    const prefix = await givePrefix(house.platform, id, freshAuthority());
    return { variables: { id: globalId("IdentifierPrefix", id, prefix) } };
  },
};
