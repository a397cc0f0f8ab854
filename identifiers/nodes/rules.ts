import { Refusal } from "../../services/kernel/refusal.ts";
import { destinationIn } from "../../services/platform/guarded.ts";

/** Kinds of prefix whose values a node can hold: its Handles, or its GS1 codes. */
export const nodeSchemes = ["hdl", "gs1"] as const;
export type NodeScheme = (typeof nodeSchemes)[number];

/** What is done with who asks: the node is asked for him, or he is sent there. */
export const nodeModes = ["ask", "refer"] as const;
export type NodeMode = (typeof nodeModes)[number];

/** The address of a node as it is kept; throws `NODE_URL` for one that is never reached. */
export function decideNodeUrl(text: string): string {
  const refused = new Refusal("NODE_URL", {}, "url");
  const url = destinationIn(text, refused);
  if (url.search !== "" || new URL(text).hash !== "") throw refused;
  return url.href.replace(/\/+$/, "");
}
