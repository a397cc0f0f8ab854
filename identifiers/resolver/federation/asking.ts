import { askGuarded, type Guard, UnfitAnswer } from "../../../services/platform/guarded.ts";
import { digitalLinkPathOf, type Identity } from "../../codes/index.ts";
import type { StandingNode } from "../../nodes/index.ts";
import { gs1CodeOf } from "../rules.ts";
import { handlePath, NodeFault, type Said, saidBy, saidOfCode, saidOfHandle } from "./said.ts";

const limitBytes = 262_144;
const timeoutMs = 3_000;

/** The address at which a node answers about a code. */
function addressAt({ scheme, url }: StandingNode, code: Identity): URL {
  return scheme === "hdl"
    ? new URL(`${url}/api/handles/${handlePath(code)}`)
    : new URL(`${url}${digitalLinkPathOf(code)}?linkType=linkset`);
}

/** Asks a node about a code, by the guard of all requests to addresses that others name. */
export async function askNode(
  guard: Guard,
  node: StandingNode,
  code: Identity,
  via: string,
): Promise<Said> {
  const accept = node.scheme === "hdl" ? "application/json" : "application/linkset+json";
  const headers = { accept, via, "user-agent": "lianzao-resolver" };
  const url = addressAt(node, code);
  const sent = { url, method: "GET", headers, body: "", timeoutMs } as const;
  const answer = await askGuarded(guard, sent, limitBytes).catch((fault: unknown) => {
    throw fault instanceof UnfitAnswer ? new NodeFault(fault.message) : fault;
  });
  const body = new Uint8Array(await answer.arrayBuffer());
  return saidBy(() => {
    if (node.scheme === "hdl") return saidOfHandle(code, node.tenantId, body);
    const gs1 = gs1CodeOf(code);
    if (gs1 === undefined) throw new NodeFault("this is no GS1 code");
    return saidOfCode(gs1, body);
  }, answer.status);
}
