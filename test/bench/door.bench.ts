import { createHash } from "node:crypto";
import { usualRates } from "../../services/platform/rates.ts";
import { StagedApi } from "../stage/api.ts";
import { stagePlatform } from "../stage/platform.ts";
import { openTestServer } from "../stage/server.ts";
import { measureHostile } from "./door/hostile.ts";
import { measureNeighbour } from "./door/neighbour.ts";
import { measureRevoked } from "./door/revoked.ts";
import { measureSessionCheck } from "./door/session-check.ts";

// What the door costs: the session check (goal: 0.2 ms of CPU), how soon each hostile request is
// refused (50 ms), what one firm's flood costs another (1.5 times its p99), and after how long a
// revoked session (5 s) or grant (1 s) opens nothing.

const text = "query { firms(first: 20) { nodes { id name { zh en } } } }";
const hash = createHash("sha256").update(text).digest("hex");
const documents = { [hash]: text };

const server = await openTestServer();
try {
  const platform = await stagePlatform();
  const [noisy, quiet] = [await platform.firm("noisy"), await platform.firm("quiet")];
  const open = new StagedApi(platform, { documents });
  const bounded = new StagedApi(platform, { documents, rates: usualRates });

  await measureSessionCheck(platform, quiet.administrator.token);
  await measureHostile(open, quiet);
  await measureRevoked(platform, open, { owner: noisy, grantee: quiet });
  await measureNeighbour(bounded, { noisy, quiet }, { hash, rates: "usual rates" });
  await measureNeighbour(open, { noisy, quiet }, { hash, rates: "no rates" });
  open.close();
  bounded.close();
  await platform.close();
} finally {
  await server.close();
}
