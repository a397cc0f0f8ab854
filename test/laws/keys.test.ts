import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonId } from "../../services/kernel/brand.ts";
import { commands } from "../../services/keys/commands.ts";
import {
  keptLetters,
  keptWebhooks,
  letterKeyFrom,
  postLetter,
} from "../../services/notices/index.ts";
import { openLetter } from "../../services/notices/letters/post.ts";
import { letters } from "../../services/notices/schema/letters.ts";
import { webhookEndpoints } from "../../services/notices/schema/webhooks.ts";
import { webhookKeyFrom } from "../../services/notices/webhooks/signing.ts";
import { insertEndpoint, rotateSecret } from "../../services/notices/webhooks/writes.ts";
import { asPerson, asProgram } from "../../services/platform/doors.ts";
import { keptGenerations, readGenerations } from "../../services/platform/generations.ts";
import { cursorSeal } from "../../services/platform/graphql/cursors.ts";
import { newId } from "../../services/platform/ids.ts";
import { once } from "../../services/platform/once.ts";
import { openProofs } from "../../services/platform/proofs.ts";
import type { KeptTexts } from "../../services/platform/resealing.ts";
import { standingOf } from "../../services/platform/resealing.ts";
import { keysOf, opened, sealed } from "../../services/platform/sealing.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import { keptAuthenticators, keptProviders } from "../../services/tenancy/index.ts";
import { closeTrip, openTrip } from "../../services/tenancy/provider/trips.ts";
import { putProvider } from "../../services/tenancy/provider/writes.ts";
import { totpOf } from "../../services/tenancy/second-factor/reads.ts";
import { recoveryDigest, recoveryDigests } from "../../services/tenancy/second-factor/recovery.ts";
import {
  setRecoveryCodes,
  setTotp,
  spendRecoveryCode,
} from "../../services/tenancy/second-factor/writes.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

const folder = mkdtempSync(join(tmpdir(), "lianzao-keys-"));
const file = join(folder, "secret.key");
const dayMs = 86_400_000;
let platform: StagedPlatform;
let firm: StagedFirm;
let owner: PersonId;
let clock = 0;

/** What a program holds that reads the key file whenever it is asked. */
function program() {
  const secret = keptGenerations(file, () => {
    clock += 2_000;
    return clock;
  });
  const proofs = openProofs(secret, "https://lianzao.example", false);
  return { secret, proofs, letterKey: letterKeyFrom(secret), seal: cursorSeal(secret) };
}

function textsOf({ proofs, letterKey }: ReturnType<typeof program>): KeptTexts[] {
  const { worker: database, app: houses } = platform;
  return [
    keptLetters(database, letterKey),
    keptWebhooks(database, letterKey),
    keptProviders(database, proofs),
    keptAuthenticators({ database, houses }, proofs),
  ];
}

const told: string[] = [];
const renewal = (changes: { kept?: KeptTexts[]; now?: () => Date } = {}) => ({
  file,
  kept: textsOf(program()),
  settleMs: 5,
  now: () => new Date(),
  tell: (line: string) => told.push(line),
  ...changes,
});

const inFirm = <T>(work: (scope: TenantScope) => Promise<T>, macs: readonly Uint8Array[] = []) => {
  const { actor } = firm.administrator;
  const idempotency = macs.length === 0 ? null : { key: "one", bodyMacs: macs };
  const request = { ...actor.request, idempotency };
  return asTenant(platform.app, { ...actor, request }, "notices.manage-webhooks", work);
};

const code = "ABCDE-FGH23";
const anotherCode = "ABCDE-FGH24";
const trip = () => {
  const words = { issuer: "https://id.example", state: "s", nonce: "n", verifier: "v" };
  return { ...words, firm: firm.id, issuedAt: Date.now() };
};

/** One of each kind that is kept; gives what is needed to look whether it opens. */
async function keepOfEach(by: ReturnType<typeof program>) {
  const { proofs, letterKey } = by;
  const personId = owner;
  await asPerson(platform.app, { personId }, async (scope) => {
    await setTotp(scope, personId, sealed("totp", proofs.secretKey, personId), 0);
    const digests = [code, anotherCode].map((each) =>
      recoveryDigest(proofs.codeKey, personId, each),
    );
    await setRecoveryCodes(scope, personId, digests);
  });
  return inFirm(async (scope) => {
    const url = "https://erp.example/hooks";
    const ask = { url, kinds: ["key-issued" as const], receipts: false };
    const first = await insertEndpoint(scope, letterKey, ask);
    const secret = await rotateSecret(scope, letterKey, first.id, new Date(Date.now() + dayMs));
    await putProvider(scope, {
      tenantId: firm.id,
      issuer: "https://id.example",
      clientId: "lianzao",
      sealed: sealed("client", proofs.providerKey, firm.id),
      domains: [],
      trustsFactor: false,
      active: false,
      required: false,
      metadata: null,
      readAt: null,
      testedAt: null,
      fault: null,
      changedAt: scope.now,
    });
    const at = scope.now.toISOString();
    await postLetter(scope, letterKey, "a@b.example", { kind: "password-changed", at });
    return { endpoint: first.id, secrets: [secret, first.secret], at };
  });
}

type Kept = Awaited<ReturnType<typeof keepOfEach>>;

/** All that is kept opens to this program, and says what it said. */
async function opensAll({ proofs, letterKey }: ReturnType<typeof program>, kept: Kept) {
  const personId = owner;
  const totp = await asPerson(platform.app, { personId }, (scope) => totpOf(scope, personId));
  expect(opened(totp?.secret ?? "", proofs.secretKey, personId)).toBe("totp");
  await asProgram(platform.worker, async ({ db }) => {
    const find = eq(webhookEndpoints.id, kept.endpoint);
    const [hook] = await db.select().from(webhookEndpoints).where(find);
    const texts = [hook?.sealed ?? "", hook?.formerSealed ?? ""];
    const secrets = texts.map((each) => opened(each, webhookKeyFrom(letterKey), kept.endpoint));
    expect(secrets).toEqual(kept.secrets);
    const waiting = await db.select().from(letters).where(eq(letters.recipient, "a@b.example"));
    const said = waiting.map(({ id, sealed }) => openLetter(letterKey, id, sealed ?? ""));
    expect(said).toContainEqual({ kind: "password-changed", at: kept.at });
  });
  const [provider] = await platform.app.transaction("read write", async (tx) => {
    await tx.execute(`select set_tenant('${firm.id}', '${firm.id}', '{}'::uuid[])`);
    return tx.execute<{ sealed: string }>("select sealed from identity_providers");
  });
  expect(opened(provider?.sealed ?? "", proofs.providerKey, firm.id)).toBe("client");
}

const sum = async (by: ReturnType<typeof program>) => {
  const each = await Promise.all(textsOf(by).map(standingOf));
  return each.reduce((all, one) => ({
    newest: all.newest + one.newest,
    older: all.older + one.older,
    unreadable: all.unreadable + one.unreadable,
  }));
};

const spend = (by: ReturnType<typeof program>, typed: string) =>
  asPerson(platform.app, { personId: owner }, (scope) =>
    spendRecoveryCode(scope, owner, recoveryDigests(by.proofs.codeKey, owner, typed)),
  );

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("foundry");
  const { personId } = firm.administrator.actor;
  if (personId === null) throw new Error("an administrator is a person");
  owner = personId;
  // What the stage has posted is sealed by a key of its own.
  await asProgram(platform.worker, ({ db }) => db.delete(letters));
});

afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true });
});

describe("the platform's secret, renewed while programs run", () => {
  it("opens all that was sealed before, and seals it anew", async () => {
    const running = program();
    const kept = await keepOfEach(running);
    const cursor = running.seal.close(["a"], "who");
    const journey = closeTrip(running.proofs, trip());
    const mac = keysOf(running.secret, (each) => Buffer.from(each));
    const before = await inFirm((scope) => once(scope, "act", async () => newId()), mac.all());

    await commands.add(renewal());
    await commands.promote(renewal());
    expect(await sum(running)).toEqual({ newest: 0, older: 5, unreadable: 0 });
    await opensAll(running, kept);

    await commands.reseal(renewal());
    for (const each of [running, program()]) {
      expect(await sum(each)).toEqual({ newest: 5, older: 0, unreadable: 0 });
      await opensAll(each, kept);
      expect(each.seal.open(cursor, "who")).toEqual(["a"]);
      expect(openTrip(each.proofs, journey, new Date()).firm).toBe(firm.id);
    }
    const again = await inFirm((scope) => once(scope, "act", async () => newId()), mac.all());
    expect(again).toEqual({ id: before.id, replayed: true });
    expect(await spend(running, code)).toBe(true);
    expect(await spend(running, code)).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("goes on where it was broken off", async () => {
    const running = program();
    const kept = await keepOfEach(running);
    let replaced = 0;
    const breaking = ({ each, ...texts }: KeptTexts): KeptTexts => ({
      ...texts,
      each: async function* () {
        for await (const text of each()) {
          const replace = async (anew: string) => {
            if (replaced === 2) throw new Error("broken off");
            replaced += 1;
            return text.replace(anew);
          };
          yield { ...text, replace };
        }
      },
    });
    const broken = renewal({ kept: textsOf(running).map(breaking) });
    await expect(commands.rotate(broken)).rejects.toThrow("broken off");
    const { newest, older } = await sum(running);
    expect(newest).toBe(2);
    expect(older).toBeGreaterThan(2);
    await opensAll(running, kept);

    await commands.reseal(renewal());
    expect(await sum(running)).toMatchObject({ older: 0, unreadable: 0 });
    await opensAll(program(), kept);
  });

  it("keeps former generations until nothing needs them, and then drops them", async () => {
    const running = program();
    const kept = await keepOfEach(running);
    const cursor = running.seal.close(["a"], "who");
    await commands.add(renewal());
    await commands.promote(renewal());
    const later = () => new Date(Date.now() + 9 * dayMs);
    await expect(commands.drop(renewal({ now: later }))).rejects.toThrow("reseal first");
    await commands.reseal(renewal());
    await expect(commands.drop(renewal())).rejects.toThrow("what is short-lived");
    await commands.drop(renewal({ now: later }));

    for (const each of [running, program()]) {
      expect(await sum(each)).toMatchObject({ older: 0, unreadable: 0 });
      await opensAll(each, kept);
      expect(() => each.seal.open(cursor, "who")).toThrow("CURSOR_INVALID");
    }
    expect(await spend(running, anotherCode)).toBe(true);
    expect(readGenerations(file).filter(({ is }) => is !== "recovery")).toHaveLength(1);
    told.length = 0;
    await commands.list(renewal());
    expect(told.join("\n")).toContain("seals and opens");
    expect(told.join("\n")).not.toContain(readFileSync(file, "utf8").slice(0, 40));
  });

  it("writes over nothing that was changed meanwhile", async () => {
    const running = program();
    const kept = await keepOfEach(running);
    await commands.add(renewal());
    await commands.promote(renewal());
    const meanwhile = async function* (texts: KeptTexts) {
      for await (const text of texts.each()) {
        await asPerson(platform.app, { personId: owner }, (scope) =>
          setTotp(scope, owner, sealed("another", running.proofs.secretKey, owner), 0),
        );
        yield text;
      }
    };
    const texts = keptAuthenticators(
      { database: platform.worker, houses: platform.app },
      running.proofs,
    );
    for await (const text of meanwhile(texts)) expect(await text.replace("stale")).toBe(false);
    const totp = await asPerson(platform.app, { personId: owner }, (scope) => totpOf(scope, owner));
    expect(opened(totp?.secret ?? "", running.proofs.secretKey, owner)).toBe("another");
    expect(kept.secrets).toHaveLength(2);
  });

  it("gives the worker no authenticator, and of a provider its secret alone", async () => {
    const asked = (text: string) => expect(platform.worker.ask(text)).rejects;
    await asked("select secret from totp_factors").toThrow("permission denied");
    await asked("select client_id from identity_providers").toThrow("permission denied");
    const stranger = { personId: newId<PersonId>() };
    const seen = await asPerson(platform.app, stranger, (scope) => totpOf(scope, owner));
    expect(seen).toBeNull();
  });
});
