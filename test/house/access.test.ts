import { extendSchema, type GraphQLSchema, isInterfaceType, isObjectType, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { mutationAccess, nodeAccess, queryAccess } from "../../contracts/access/fields.ts";
import { subscriptionAccess } from "../../contracts/access/subscriptions.ts";
import { fieldsShownWithTheirType, pagedLists } from "../../contracts/access/types.ts";
import { schema } from "../../services/api/assembly.ts";

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

const listed: Readonly<Record<string, string>> = {
  ...fieldsShownWithTheirType,
  ...Object.fromEntries(pagedLists.map((name) => [`${name}Connection`, "edges nodes pageInfo"])),
  ...Object.fromEntries(pagedLists.map((name) => [`${name}Edge`, "cursor node"])),
};

/** Every field of the schema that the table lacks, and every one that it alone has. */
function differences(schema: GraphQLSchema): string[] {
  const found: string[] = [];
  const compare = (type: string, have: readonly string[], listed: readonly string[]) => {
    for (const name of have) if (!listed.includes(name)) found.push(`${type}.${name} has no row`);
    for (const name of listed) if (!have.includes(name)) found.push(`${type}.${name} is no more`);
  };
  const fields = (type: string) => {
    const named = schema.getType(type);
    return isObjectType(named) ? Object.keys(named.getFields()).sort() : [];
  };
  const nodes = schema.getType("Node");
  const nodeTypes = isInterfaceType(nodes) ? schema.getPossibleTypes(nodes) : [];
  // `node` stands in the table once for each type that it finds.
  compare("Query", fields("Query"), [...Object.keys(queryAccess), "node"]);
  compare("Mutation", fields("Mutation"), Object.keys(mutationAccess));
  compare("Subscription", fields("Subscription"), Object.keys(subscriptionAccess));
  compare(
    "Node",
    nodeTypes.map(({ name }) => name),
    Object.keys(nodeAccess),
  );
  const others = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !/^(__.*|Query|Mutation|Subscription)$/.test(type.name))
    .map(({ name }) => name);
  compare("types", others, Object.keys(listed));
  for (const type of others) compare(type, fields(type), words(listed[type] ?? ""));
  return found;
}

describe("the access table", () => {
  it("has a row for every field of the schema, and for nothing else", () => {
    expect(differences(schema)).toEqual([]);
  });

  it("is missed by any new field, of Query, of Mutation or of another type", () => {
    const more = (text: string) => differences(extendSchema(schema, parse(text)));
    expect(more("extend type Query { secrets: String }")).toEqual(["Query.secrets has no row"]);
    expect(more("extend type Mutation { offerErase: Done }")).toEqual([
      "Mutation.offerErase has no row",
    ]);
    expect(more("extend type Firm { revenue: Money }")).toEqual(["Firm.revenue has no row"]);
    expect(more("type Room implements Node { id: ID! }")).toEqual([
      "Node.Room has no row",
      "types.Room has no row",
      "Room.id has no row",
    ]);
  });
});
