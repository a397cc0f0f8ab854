import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

const userPresentAndVerified = 0x05;
const withCredential = 0x40;

/** An authenticator of software with one credential (WebAuthn § 6.1, COSE ES256). */
export class SoftwareKey {
  readonly id = randomBytes(16);
  private readonly pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly origin: string;
  private counter = 0;

  constructor(origin: string) {
    this.origin = origin;
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }),
    );
  }

  private authenticatorData(flags: number, more: Uint8Array = Buffer.alloc(0)): Buffer {
    this.counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const site = sha256(new URL(this.origin).hostname);
    return Buffer.concat([site, Buffer.from([flags]), counter, more]);
  }

  private coseKey(): Buffer {
    const { x = "", y = "" } = this.pair.publicKey.export({ format: "jwk" });
    const head = Buffer.from("a5010203262001215820", "hex");
    const middle = Buffer.from("225820", "hex");
    return Buffer.concat([head, Buffer.from(x, "base64url"), middle, Buffer.from(y, "base64url")]);
  }

  /** The RegistrationResponseJSON for creation options, both as text. */
  register(options: string): string {
    const { challenge } = JSON.parse(options) as { challenge: string };
    const about = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      this.coseKey(),
    ]);
    const data = this.authenticatorData(userPresentAndVerified | withCredential, about);
    // {"fmt": "none", "attStmt": {}, "authData": data} in CBOR.
    const head = Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex");
    const attestation = Buffer.concat([head, Buffer.from([data.length]), data]);
    return this.answer({
      clientDataJSON: base64url(this.clientData("webauthn.create", challenge)),
      attestationObject: base64url(attestation),
      transports: ["internal"],
    });
  }

  /** The AuthenticationResponseJSON for request options, both as text. */
  authenticate(options: string): string {
    const { challenge } = JSON.parse(options) as { challenge: string };
    const clientData = this.clientData("webauthn.get", challenge);
    const data = this.authenticatorData(userPresentAndVerified);
    const signed = Buffer.concat([data, sha256(clientData)]);
    return this.answer({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(data),
      signature: base64url(sign("sha256", signed, this.pair.privateKey)),
    });
  }

  private answer(response: object): string {
    const id = base64url(this.id);
    return JSON.stringify({
      id,
      rawId: id,
      type: "public-key",
      response,
      clientExtensionResults: {},
    });
  }
}
