import { type Bundle, bundleFormat, byUtf8 } from "../../../contracts/proof/index.ts";
import type { Identity } from "../../../identifiers/codes/index.ts";
import { proveTrace } from "../../ledger/index.ts";
import type { Blobs } from "../../platform/blobs.ts";
import type { PublicScope } from "../../platform/doors.ts";
import { bundleLimits, disclosedIn, requireHeld } from "../disclosed.ts";
import type { Family } from "../genealogy.ts";
import { levelsFor } from "./passport.ts";
import { disclosuresOf, firstKnownOf } from "./reads.ts";
import { walk } from "./walk.ts";

/** The thing itself first, then what is in it and what it was made of. */
function thingsIn(root: Identity, { builtIn, makings }: Family): readonly string[] {
  const parts = builtIn.map(({ part }) => part);
  const inputs = makings.flatMap((making) => making.inputs.map(({ identity }) => identity));
  const others = new Set<string>([...parts, ...inputs].filter((each) => each !== root));
  return [root, ...[...others].sort(byUtf8)];
}

/**
 * The public trace of a code in one file that anyone can check without us: its events and those of
 * its parts and materials, and for each of these things the proof that there are no others. Null
 * where nothing of it is known or nothing is under a head yet. Throws `TRACE_TOO_LONG`.
 */
export async function bundleOf(
  scope: PublicScope,
  blobs: Blobs,
  text: string,
): Promise<Bundle | null> {
  const root = await firstKnownOf(scope, levelsFor(text));
  if (root === null) return null;
  const { family } = await walk(scope, root, scope.now);
  const asked = thingsIn(root, family).map((identity) => ({ identity, audience: "public" }));
  const proof = await proveTrace(scope, blobs, asked, bundleLimits);
  if (proof === null) return null;
  requireHeld(proof, (chain) => chain.identity === root);
  const disclosures = await disclosuresOf(scope, proof.chains);
  const disclosed = await disclosedIn(proof, (id) => disclosures.get(id));
  return { format: bundleFormat, subject: root, ...proof.head, ...disclosed };
}
