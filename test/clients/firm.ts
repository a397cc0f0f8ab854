import type { Speaker } from "../crash/speaker.ts";
import { demoPassword } from "../seed/demo/firms.ts";

const dayMs = 86_400_000;

/** A key of a firm of the demo that may ask for everything that keys may. */
export async function keyOfFirm(speaker: Speaker): Promise<string> {
  const session = await speaker.signIn("admin@foundry.example", demoPassword);
  const scopes = ["EPCIS_CAPTURE", "EPCIS_QUERY", "GRAPHQL", "AUDIT_EXPORT"];
  const expiresAt = new Date(Date.now() + dayMs).toISOString();
  const input = { name: "clients", scopes, expiresAt };
  const { apiKeyIssue } = await speaker.ask("ApiKeyIssue", { input }, { session });
  return apiKeyIssue.token;
}
