// `node postgraphile-server.mjs FOLDER`: PostGraphile from the packages in FOLDER, on the platform's
// own tables as the api's role, with the row security's settings made for each request.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const packages = createRequire(pathToFileURL(join(process.argv[2], "package.json")));
const load = (name) => import(pathToFileURL(packages.resolve(name)));

const { postgraphile } = await load("postgraphile");
const { PostGraphileAmberPreset } = await load("postgraphile/presets/amber");
const { makePgService } = await load("postgraphile/adaptors/pg");
const { grafserv } = await load("postgraphile/grafserv/node");
const { jsonPgSmartTags } = await load("postgraphile/utils");

const { DATABASE_URL, TENANT_ID, CONNECTIONS } = process.env;

// No foreign key leads to the firms: on a cluster they are a reference table.
const smartTags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      capacity_offers: {
        tags: { foreignKey: "(tenant_id) references tenants (id)|@fieldName firm" },
        attribute: {
          published_at: { tags: { behavior: "+orderBy" } },
        },
      },
    },
  },
});

const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [smartTags],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ["public"],
      poolConfig: { max: Number(CONNECTIONS) },
    }),
  ],
  grafserv: { graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: {
      pgSettings: {
        "app.tenant_id": TENANT_ID,
        "app.actor_tenant_id": TENANT_ID,
        "app.tickets": "{}",
      },
    },
  },
});
await instance.createServ(grafserv).addTo(server);
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.address().port }));
process.once("disconnect", () => process.exit(0));
