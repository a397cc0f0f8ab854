import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../contracts/events/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { StagedApi } from "../stage/api.ts";
import { plainGroup } from "../stage/aspects.ts";
import { stageGrinder } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const documents = {
  capacityGroups: `query ($first: Int, $after: String, $search: String) {
  capacityGroups(first: $first, after: $after, search: $search) {
    nodes { id groupId name supplier customer unit inactive weekCount firstWeek lastWeek }
    pageInfo { hasNextPage endCursor } } }`,
  capacityGroup: `query ($id: ID!, $first: Int, $after: String) { capacityGroup(id: $id) {
  group { id name unit saidAt } supplierLocations resource { id name { en } }
  weeks(first: $first, after: $after) {
    nodes { monday actual maximum agreed delta } pageInfo { hasNextPage endCursor } }
  demands { nodes { materialNumberCustomer materialNumberSupplier customerLocation category
    loadFactor } }
  linked { nodes { groupId group { name } } } } }`,
  capacityGroupRemove: `mutation ($id: ID!) { capacityGroupRemove(id: $id) {
  ... on Done { ok } ... on Refusal { code field } } }`,
} as const;

let platform: StagedPlatform;
let api: StagedApi;
let firm: StagedFirm;
let rival: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  firm = await platform.firm("works");
  rival = await platform.firm("rival");
});

afterAll(async () => {
  api.close();
  await platform.close();
});

async function as(
  name: keyof typeof documents,
  variables: Record<string, unknown> = {},
  session = firm.administrator.token,
) {
  const { data, errors } = await api.ask(documents[name], variables, { session });
  return errors[0] === undefined ? data[name] : errors[0].extensions;
}

const asRival = (name: keyof typeof documents, variables: Record<string, unknown> = {}) =>
  as(name, variables, rival.administrator.token);

async function takeIn(groups: Json) {
  const answer = await api.call("/capacity/groups?mode=all", {
    method: "POST",
    body: JSON.stringify(groups),
    headers: { "content-type": "application/json" },
    session: firm.administrator.token,
  });
  expect(await answer.json()).toMatchObject({ written: true });
}

const { unitOfMeasureIsOmitted: _omitted, ...measured } = plainGroup;
const groupOf = (digit: number, name: string, changes = {}) => ({
  ...measured,
  unitOfMeasureIsOmitted: false,
  unitOfMeasure: "unit:piece",
  capacityGroupId: `0157ba42-d2a8-4e28-8565-7b07830c111${digit}`,
  name,
  ...changes,
});

const weeks = ["2026-09-14", "2026-08-31", "2026-09-07"].map((pointInTime, at) => ({
  pointInTime,
  actualCapacity: 100 + at,
  maximumCapacity: 120.5,
  ...(at === 0 ? {} : { agreedCapacity: 90, deltaProductionResult: -1.5 }),
}));

const rich = groupOf(1, "Gears_A", {
  capacities: weeks,
  supplierLocations: ["BPNS8888888888XX"],
  linkedCapacityGroups: [
    `urn:uuid:${groupOf(2, "").capacityGroupId.toUpperCase()}`,
    "be4d8470-2de6-43d2-b5f8-2e5d3eebf3fd",
  ],
  linkedDemandSeries: [
    {
      materialNumberCustomer: "MNR-1",
      customerLocation: "BPNS8888888888XX",
      demandCategory: { demandCategoryCode: "SR99" },
      loadFactor: 3.5,
    },
  ],
});

const idOf = async (search: string): Promise<string> =>
  (await as("capacityGroups", { search })).nodes[0].id;

describe("the list of weekly capacity", () => {
  it("is empty at first", async () => {
    expect(await as("capacityGroups")).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false },
    });
  });

  it("goes by name, page by page, and tells of which weeks each is", async () => {
    await takeIn([groupOf(3, "Shafts"), groupOf(2, "Gears B"), rich]);
    const first = await as("capacityGroups", { first: 2 });
    expect(first.nodes).toMatchObject([
      { name: "Gears B", unit: "unit:piece", weekCount: 0, firstWeek: null, lastWeek: null },
      { name: "Gears_A", weekCount: 3, firstWeek: "2026-08-31", lastWeek: "2026-09-14" },
    ]);
    const { hasNextPage, endCursor: after } = first.pageInfo;
    expect(hasNextPage).toBe(true);
    const last = await as("capacityGroups", { first: 2, after });
    expect(last).toMatchObject({ nodes: [{ name: "Shafts" }], pageInfo: { hasNextPage: false } });
    // A cursor is of its viewer and its search alone.
    expect(await as("capacityGroups", { after, search: "Gears" })).toMatchObject({
      code: "CURSOR_INVALID",
    });
    expect(await asRival("capacityGroups", { after })).toMatchObject({ code: "CURSOR_INVALID" });
  });

  it.each([
    ["gears", ["Gears B", "Gears_A"]],
    // No wildcard, but the sign itself.
    ["s_a", ["Gears_A"]],
    ["7B07830C1113", ["Shafts"]],
    ["bpnl88888", ["Gears B", "Gears_A", "Shafts"]],
    ["nothing", []],
  ])("is searched for %s", async (search, names) => {
    const { nodes } = await as("capacityGroups", { search });
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it("has nothing of another firm", async () => {
    expect((await asRival("capacityGroups")).nodes).toEqual([]);
  });
});

describe("a weekly capacity group", () => {
  it("shows its weeks in their order, page by page, and what it is for", async () => {
    const id = await idOf("Gears_A");
    const shown = await as("capacityGroup", { id, first: 2 });
    expect(shown).toMatchObject({
      group: { id, name: "Gears_A", saidAt: plainGroup.changedAt },
      supplierLocations: ["BPNS8888888888XX"],
      resource: null,
      demands: {
        nodes: [
          {
            materialNumberCustomer: "MNR-1",
            materialNumberSupplier: null,
            customerLocation: "BPNS8888888888XX",
            category: "SR99",
            loadFactor: 3.5,
          },
        ],
      },
      linked: {
        nodes: [
          { groupId: groupOf(2, "").capacityGroupId, group: { name: "Gears B" } },
          { groupId: "be4d8470-2de6-43d2-b5f8-2e5d3eebf3fd", group: null },
        ],
      },
    });
    expect(shown.weeks.nodes).toEqual([
      { monday: "2026-08-31", actual: 101, maximum: 120.5, agreed: 90, delta: -1.5 },
      { monday: "2026-09-07", actual: 102, maximum: 120.5, agreed: 90, delta: -1.5 },
    ]);
    const { endCursor: after } = shown.weeks.pageInfo;
    const { weeks: rest } = await as("capacityGroup", { id, first: 2, after });
    expect(rest).toMatchObject({
      nodes: [{ monday: "2026-09-14", actual: 100, agreed: null, delta: null }],
      pageInfo: { hasNextPage: false },
    });
    const other = await as("capacityGroup", { id: await idOf("Shafts"), after });
    expect(other).toMatchObject({ code: "CURSOR_INVALID" });
  });

  it("names the resource that it was built of", async () => {
    const resource = await stageGrinder(platform, firm);
    await takeIn(groupOf(4, "Built", { capacityGroupId: resource }));
    const { resource: shown } = await as("capacityGroup", { id: await idOf("Built") });
    expect(shown).toMatchObject({ id: globalId("Resource", firm.id, resource) });
  });

  it("of another firm is as absent as none", async () => {
    const id = await idOf("Shafts");
    const uuid = "0157ba42-d2a8-4e28-8565-7b07830c1110";
    const absent = await as("capacityGroup", { id: globalId("CapacityGroup", firm.id, uuid) });
    expect(absent).toMatchObject({ code: "GROUP_NOT_FOUND", field: "id" });
    expect(await asRival("capacityGroup", { id })).toEqual(absent);
    const ofNobody = globalId("CapacityGroup", rival.id, uuid);
    expect(await asRival("capacityGroup", { id: ofNobody })).toEqual(absent);
    const refused = { code: "GROUP_NOT_FOUND", field: "id" };
    expect(await asRival("capacityGroupRemove", { id })).toEqual(refused);
    expect(await asRival("capacityGroupRemove", { id: ofNobody })).toEqual(refused);
  });

  it("is removed by those who may, once, and comes in again", async () => {
    const id = await idOf("Shafts");
    const viewer = await platform.member(firm, "viewer", ["viewer"]);
    expect(await as("capacityGroupRemove", { id }, viewer.token)).toMatchObject({
      code: "NOT_PERMITTED",
    });
    expect(await as("capacityGroup", { id }, viewer.token)).toMatchObject({ group: { id } });
    expect(await as("capacityGroupRemove", { id })).toEqual({ ok: true });
    expect(await as("capacityGroupRemove", { id })).toMatchObject({ code: "GROUP_NOT_FOUND" });
    expect((await as("capacityGroups", { search: "Shafts" })).nodes).toEqual([]);
    await takeIn(groupOf(3, "Shafts"));
    expect(await idOf("Shafts")).not.toBe(id);
  });
});
