import { randomBytes } from "node:crypto";
import { fromBase64, type NoteSigner, noteKey, toBase64 } from "../../contracts/proof/index.ts";
import type { Kept } from "./kept.ts";
import { Misasked } from "./words.ts";

const fileName = "key";

/** The secret as Go's note.GenerateKey writes it, so that a witness may move to other programs. */
function printed(signer: NoteSigner): string {
  const id = Buffer.from(noteKey(signer).id).toString("hex");
  return `PRIVATE+KEY+${signer.name}+${id}+${toBase64(Buffer.concat([Buffer.of(1), signer.seed]))}\n`;
}

const nameForm = /^[^\s+]+$/;

/** The witness's own key, made at its first start under the name that is given then. Throws `Misasked`. */
export function ownSigner(kept: Kept, name: string | undefined): NoteSigner {
  const written = kept.read(fileName);
  if (written === null) {
    if (kept.head !== null) throw new Misasked("headOnly");
    if (name === undefined || !nameForm.test(name)) throw new Misasked("noName");
    const made = { name, seed: Uint8Array.from(randomBytes(32)) };
    kept.write(fileName, printed(made));
    return made;
  }
  const [, own, secret] = /^PRIVATE\+KEY\+([^+\s]+)\+[0-9a-f]{8}\+(\S+)\n?$/.exec(written) ?? [];
  if (own === undefined) throw new Misasked("badKey");
  if (name !== undefined && name !== own) throw new Misasked("otherName", { own });
  return { name: own, seed: fromBase64(secret, 33).slice(1) };
}
