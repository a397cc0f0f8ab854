import type { OperationTypeNode } from "graphql";
import { nodeAccess } from "../../contracts/access/fields.ts";
import { schema } from "../../services/api/assembly.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import type { Shell } from "../../services/platform/http.ts";
import { makeToken } from "../../services/tenancy/tokens.ts";
import { eventQueryParameters } from "../../services/trace/query.ts";
import { wholeDocument } from "../stage/documents.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { argumentsFor } from "./arguments.ts";
import type { Place, Room, Sent } from "./asks.ts";
import type { Values } from "./values.ts";
import { absentId } from "./world.ts";

function document(kind: "query" | "subscription" | "mutation", name: string, nodeType = ""): Place {
  const root = schema.getRootType(kind as OperationTypeNode);
  const field = root?.getFields()[name];
  if (field === undefined) throw new Error(`there is no ${kind} ${name}`);
  const about = nodeType === "" ? name : nodeType;
  return {
    room: "graphql",
    title: nodeType === "" ? `${kind} ${name}` : `node ${nodeType}`,
    field: about,
    acts: kind === "mutation",
    // The log is of all firms, and how long it is stands in whatever is told of its witnesses.
    counts: /^(?:health|rulesUptake|log[A-Z]\w+|witness[A-Z]\w+)$/.test(name),
    build: (values) => {
      const variables = argumentsFor(field.args, values);
      const query = wholeDocument(schema, kind, name, variables, nodeType);
      return {
        path: "/graphql",
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(kind === "mutation" ? { "idempotency-key": "the-same-for-all" } : {}),
        },
        body: JSON.stringify({ query, variables }),
      };
    },
  };
}

/** Every field of Query, Subscription and Mutation, and `node` for every type that it finds. */
function graphqlPlaces(): Place[] {
  const queries = Object.keys(schema.getQueryType()?.getFields() ?? {});
  const subscriptions = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  return [
    ...queries.filter((name) => name !== "node").map((name) => document("query", name)),
    ...Object.keys(nodeAccess).map((type) => document("query", "node", type)),
    ...subscriptions.map((name) => document("subscription", name)),
    ...mutations.map((name) => document("mutation", name)),
  ];
}

/** How each part of a path is made; a route with any other stops the fuzzer. */
const pathParts: Readonly<Record<string, (values: Values) => string>> = {
  ":captureID": (values) => values.uuid("Capture"),
  ":caseID": (values) => values.uuid("DisputeCase"),
  ":eventID": (values) => values.eventId(),
  ":documentID": (values) => values.uuid("Capture"),
  ":incidentID": (values) => values.uuid("Capture"),
  ":archiveID": (values) => values.uuid("Capture"),
  ":importID": (values) => values.uuid("IdentifierImport"),
  ":recordID": (values) => values.uuid("TraceEvent"),
  ":exportID": (values) => values.uuid("FirmExport"),
  ":grantID": (values) => values.uuid("Grant"),
};

function pathOf(route: string, values: Values): string {
  const parts = route.split("/").map((part) => {
    if (!part.startsWith(":")) return part;
    const build = pathParts[part];
    if (build === undefined) throw new Error(`nothing can be put for ${part} of ${route}`);
    return encodeURIComponent(build(values));
  });
  return parts.join("/");
}

const eventsRoute = "GET /epcis/events";

/** How each parameter of an EPCIS query is made. */
const parameters: Readonly<Record<string, (values: Values) => string>> = {
  eventType: (values) => values.among(["ObjectEvent", "TransformationEvent"]),
  EQ_bizStep: () => "inspecting",
  MATCH_anyEPC: (values) => values.code(),
  GE_eventTime: () => "2026-01-01T00:00:00Z",
  LT_eventTime: () => "2027-01-01T00:00:00Z",
  perPage: (values) => values.among(["1", "2", "100"]),
  nextPageToken: (values) => values.cursor(eventsRoute),
};

const firstPage = "/epcis/events?perPage=1";

function epcisQuery(values: Values): string {
  // A cursor is good for the query that it came from alone.
  if (values.chance() < 0.3) return `?perPage=1&nextPageToken=${values.cursor(eventsRoute)}`;
  const query = new URLSearchParams();
  for (const name of eventQueryParameters) {
    const build = parameters[name];
    if (build === undefined) throw new Error(`nothing can be put for the parameter ${name}`);
    const value = build(values);
    if (values.chance() < 0.35) query.set(name, value);
  }
  return query.size === 0 ? "" : `?${query}`;
}

function capture(values: Values): Sent {
  const event = inspection("F1", { epcList: [values.code()], eventID: values.eventId() });
  const circle = values.among(["house", "public", values.text("circle")]);
  return {
    path: "/epcis/capture",
    method: "POST",
    headers: {
      "content-type": "application/ld+json",
      "lianzao-audience": circle,
      "idempotency-key": "the-same-for-all",
    },
    body: JSON.stringify(epcisDocument([event])),
  };
}

/** A document for an application, of which nobody here holds the code. */
function sentDocument(values: Values): Sent {
  const code = makeToken("application", absentId as TenantId).token;
  return {
    path: `/admission/documents?name=${encodeURIComponent(values.text("name"))}`,
    method: "POST",
    headers: { "content-type": "application/pdf", "lianzao-application": code },
    body: "%PDF-1.7",
  };
}

/** A link to the archive of a firm that has left, of which nobody here holds the code. */
function sentLink(values: Values): Sent {
  const code = values.among([
    makeToken("archive", absentId as TenantId).token,
    values.text("code"),
  ]);
  return {
    path: "/exports/left",
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ code }).toString(),
  };
}

/** A table of one resource on a site of whatever firm, or of that site. */
function sentTable(values: Values): Sent {
  if (values.among([true, false])) return sentSites(values);
  const row = ["R-1", values.text("name"), "x", "expert", values.uuid("Site"), "turning"];
  return {
    path: `/capability/import?mode=${values.among(["preview", "all", "good"])}`,
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: `reference,name_zh,name_en,kind,site,processes\n${row.join(",")}\n`,
  };
}

function sentSites(values: Values): Sent {
  const row = [values.uuid("Site"), values.text("name"), "x", "x", "x", "0", "0", "UTC"];
  return {
    path: `/capability/import?table=sites&mode=${values.among(["preview", "all", "good"])}`,
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: `id,name_zh,name_en,city_zh,city_en,latitude,longitude,time_zone\n${row.join(",")}\n`,
  };
}

/** A file of one identifier, which is looked at and not begun. */
function sentIdentifiers(values: Values): Sent {
  return {
    path: `/identifiers/imports?name=${encodeURIComponent(values.text("name"))}`,
    method: "POST",
    headers: { "content-type": "text/csv", "idempotency-key": "the-same-for-all" },
    body: `code,name\n${values.code()},x\n`,
  };
}

/** A document of one machine on a site of whatever firm. */
function sentCapability(values: Values): Sent {
  const lists = {
    processes: [],
    products: [],
    capabilities: [],
    machineTools: [],
    certificates: [],
  };
  const machines = [{ label: { en: values.text("name") } }];
  const site = encodeURIComponent(values.id("site"));
  return {
    path: `/capability/catena-x?site=${site}&mode=${values.among(["preview", "all", "good"])}`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...lists, machines }),
  };
}

/** A capacity group that only names itself. */
function sentGroup(values: Values): Sent {
  const group = {
    capacityGroupId: values.uuid("Site"),
    name: values.text("name"),
    customer: "BPNL8888888888XX",
    supplier: "BPNL6666666666YY",
    changedAt: "2026-03-10T12:27:11.320Z",
    unitOfMeasureIsOmitted: true,
    capacityGroupIsInactive: false,
  };
  return {
    path: `/capacity/groups?mode=${values.among(["preview", "all", "good"])}`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(group),
  };
}

function queryOf(route: string, values: Values): string {
  if (route === "/capability/export") {
    return `?format=csv&table=${values.among(["resources", "sites", "shifts", "exceptions"])}`;
  }
  if (route === "/identifiers/imports/example") return "?format=csv";
  if (route === "/capacity/groups") return values.among(["", `?group=${values.uuid("Site")}`]);
  if (route === "/capacity/weekly") {
    const resource = encodeURIComponent(values.id("resource"));
    return `?resource=${resource}&supplier=BPNL6666666666YY&customer=BPNL8888888888XX`;
  }
  if (route === "/log/house/bundle") return `?code=${encodeURIComponent(values.text("code"))}`;
  return route === "/epcis/events" ? epcisQuery(values) : "";
}

/** A document for a case. */
function exhibit(values: Values): Sent {
  const name = encodeURIComponent(values.text("name"));
  return {
    path: `${pathOf("/disputes/:caseID/documents", values)}?name=${name}`,
    method: "POST",
    headers: { "content-type": "application/pdf", "idempotency-key": "the-same-for-all" },
    body: "%PDF-1.7",
  };
}

/** Whatever code is printed: nothing is looked up for it. */
function sentLabels(values: Values): Sent {
  const label = { code: values.text("code"), texts: { product: values.text("name") } };
  const ask = { labels: [label], layout: "mark", symbol: "qr", format: "svg" };
  const headers = { "content-type": "application/json" };
  return { path: "/labels", method: "POST", headers, body: JSON.stringify(ask) };
}

/** How each route that takes something in is asked; any other stops the fuzzer. */
const posts: Readonly<Record<string, (values: Values) => Sent>> = {
  "/epcis/capture": capture,
  "/admission/documents": sentDocument,
  "/exports/left": sentLink,
  "/capability/catena-x": sentCapability,
  "/capability/import": sentTable,
  "/capacity/groups": sentGroup,
  "/disputes/:caseID/documents": exhibit,
  "/identifiers/imports": sentIdentifiers,
  "/labels": sentLabels,
};

const tile = (values: Values) =>
  values.among(["tile/0/000.p/1", "tile/entries/000.p/1", "tile/0/001"]);

/** What is behind these says nothing of any firm, and differs between two processes. */
const ofTheProgram = new Set(["/metrics", "/graphql"]);

function routeOf(room: Room, method: string, route: string): Place {
  const build = (values: Values): Sent => {
    const post = method === "POST" ? posts[route] : undefined;
    if (post !== undefined) return post(values);
    if (method !== "GET") throw new Error(`nothing is known of ${method} ${route}`);
    const path = pathOf(route, values).replace("tile/*", tile(values));
    if (path.includes("*")) throw new Error(`nothing can be put for the rest of ${route}`);
    const query = queryOf(route, values);
    return { path: path + query, method, headers: {}, body: null };
  };
  const title = `${method} ${route}`;
  const draws = route === "/labels";
  const place = { room, title, field: title, acts: method !== "GET", draws, build };
  if (route !== "/epcis/events") return place;
  return { ...place, firstPage: { path: firstPage, method, headers: {}, body: null } };
}

/** Every route of the api program that is not GraphQL's. */
function routePlaces(app: Shell): Place[] {
  const routes = new Map<string, Place>();
  for (const { method, path } of app.routes) {
    if (method === "ALL" || ofTheProgram.has(path)) continue;
    const room = path.startsWith("/epcis") ? "epcis" : "log";
    routes.set(`${method} ${path}`, routeOf(room, method, path));
  }
  return [...routes.values()];
}

const links = ["", "?linkType=linkset", "?linkType=all", "?linkType=gs1:pip", "?linkType=gs1:epil"];
const media = ["application/json", "text/html", "application/linkset+json"];
/** What is asked of a Handle besides its name. */
const wishes = ["", "?publicOnly=false", "?type=COST", "?index=3&publicOnly=false", "?auth"];
const handleOf = (values: Values) => values.name().slice("hdl:".length);

/** Every route of the resolver; of its codes, each kind of answer. */
function resolverPlaces(resolver: Shell): Place[] {
  const routes = resolver.routes.filter(
    ({ method, path }) => method !== "ALL" && !ofTheProgram.has(path),
  );
  return routes.map(({ method, path }) => {
    const build = (values: Values): Sent => {
      const headers = { accept: values.among(media) };
      const told = { method, headers, body: null };
      if (path.startsWith("/api/handles/")) {
        return { path: `/api/handles/${handleOf(values)}${values.among(wishes)}`, ...told };
      }
      const all = path === "*" || path === "/*";
      if (all && values.chance() < 0.3) return { path: `/${handleOf(values)}`, ...told };
      const asked = all ? values.path() : pathOf(path, values);
      return { path: asked + values.among(links), ...told };
    };
    const title = `resolver ${method} ${path}`;
    // Each challenge is another.
    const draws = path.startsWith("/api/sessions");
    return { room: "resolver", title, field: title, acts: false, draws, counts: draws, build };
  });
}

/** All that can be asked of the two programs, read from themselves. */
export function placesOf(api: Shell, resolver: Shell): Place[] {
  return [...graphqlPlaces(), ...routePlaces(api), ...resolverPlaces(resolver)];
}
