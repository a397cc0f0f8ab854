import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../contracts/access/actions.ts";
import type { Identity } from "../../identifiers/codes/index.ts";
import {
  changeIdentifier,
  registerIdentifier,
  saveTemplate,
} from "../../identifiers/registry/commands.ts";
import { lookUp } from "../../identifiers/registry/looked-up.ts";
import type { RecordId, TemplateId } from "../../identifiers/registry/schema.ts";
import { type Audience, audiences } from "../../identifiers/registry/values.ts";
import { addPartner, removePartner } from "../../services/capacity/index.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
import { giveGrant, revokeGrant } from "../../services/tenancy/grants/commands.ts";
import { Dice } from "../isolation/dice.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { draft, freshAuthority, givePrefix, naming, textValue } from "../stage/registry.ts";

let platform: StagedPlatform;
let owner: postgres.Sql;
let maker: StagedFirm;
let others: readonly StagedFirm[];
let authority: string;

beforeAll(async () => {
  platform = await stagePlatform();
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  maker = await platform.firm("maker");
  others = [await platform.firm("one"), await platform.firm("two"), await platform.firm("three")];
  authority = freshAuthority();
  await givePrefix(platform, maker.id, authority);
});

afterAll(async () => {
  await owner.end();
  await platform.close();
});

const acting = <T>(
  { administrator }: StagedFirm,
  action: Action,
  work: (scope: TenantScope) => Promise<T>,
) => asTenant(platform.app, administrator.actor, action, work);

const types = ["URL", "COST", "SERVICE"] as const;
type Type = (typeof types)[number];
type Said = ReadonlyMap<Type, Audience>;

interface Thing {
  readonly code: Identity;
  readonly id: RecordId;
  values: Said;
  template: Template | null;
}

interface Template {
  readonly id: TemplateId;
  entries: Said;
}

interface Given {
  readonly id: string;
  readonly firm: StagedFirm;
  readonly thing: string;
  readonly fields: readonly Type[];
  stands: boolean;
}

/** What the maker has said so far, kept apart from the platform and read without it. */
class World {
  readonly dice: Dice;
  readonly partners = new Set<StagedFirm>();
  readonly given: Given[] = [];
  readonly things: Thing[] = [];
  readonly templates: Template[] = [];

  constructor(seed: number) {
    this.dice = new Dice(seed);
  }

  private said(): Said {
    return new Map(types.map((type) => [type, this.dice.one(audiences)]));
  }

  private some(): Said {
    return new Map([...this.said()].filter(([type]) => type !== "URL" && this.dice.next() < 0.5));
  }

  private valuesOf = (said: Said) =>
    types.map((type, at) => textValue(at + 1, type, `https://a.example/${type}`, said.get(type)));

  private entriesOf = (said: Said) =>
    [...said].map(([type, audience]) => ({ index: types.indexOf(type) + 1, type, audience }));

  private async template(at: Template | null): Promise<void> {
    const entries = new Map([["SERVICE" as const, this.dice.one(audiences)], ...this.some()]);
    const asked = { name: "class", entries: this.entriesOf(entries) };
    const { id } = await naming(platform, maker, (scope) =>
      saveTemplate(scope, at?.id ?? null, asked),
    );
    if (at === null) this.templates.push({ id, entries });
    else at.entries = entries;
  }

  async begin(round: string): Promise<void> {
    await this.template(null);
    for (const local of ["a", "b"]) {
      const values = this.said();
      const template = local === "a" ? (this.templates[0] ?? null) : null;
      const code = `hdl:${authority}/${round}-${local}` as Identity;
      const made = draft(this.valuesOf(values), { templateId: template?.id ?? null });
      const { id } = await naming(platform, maker, (scope) =>
        registerIdentifier(scope, code, made),
      );
      this.things.push({ code, id, values, template });
    }
  }

  private async changeThing(): Promise<void> {
    const thing = this.dice.one(this.things);
    thing.values = this.said();
    thing.template = this.dice.one([null, ...this.templates]);
    const changes = draft(this.valuesOf(thing.values), { templateId: thing.template?.id ?? null });
    await naming(platform, maker, (scope) =>
      changeIdentifier(scope, { id: thing.id, version: null }, () => changes),
    );
  }

  private async partner(): Promise<void> {
    const firm = this.dice.one(others);
    const act = this.partners.has(firm) ? removePartner : addPartner;
    await acting(maker, "capacity.publish", (scope) => act(scope, firm.id));
    if (!this.partners.delete(firm)) this.partners.add(firm);
  }

  private async give(): Promise<void> {
    const firm = this.dice.one(others);
    const [thing, type] = this.dice.one([
      ...this.things.map(({ id }) => [id as string, "Identifier"] as const),
      ...this.templates.map(({ id }) => [id as string, "IdentifierTemplate"] as const),
    ]);
    const fields = this.dice.next() < 0.5 ? [] : [this.dice.one(types)];
    const { id } = await acting(maker, "tenancy.grant", (scope) =>
      giveGrant(scope, {
        resource: globalId(type, maker.id, thing),
        granteeId: firm.id,
        purpose: "service",
        fields,
        validUntil: null,
      }),
    );
    this.given.push({ id, firm, thing, fields, stands: true });
  }

  private async takeBack(): Promise<void> {
    const standing = this.given.filter(({ stands }) => stands);
    if (standing.length === 0) return;
    const grant = this.dice.one(standing);
    await acting(maker, "tenancy.grant", (scope) => revokeGrant(scope, grant.id));
    grant.stands = false;
  }

  async act(): Promise<void> {
    await this.dice.one([
      () => this.changeThing(),
      () => this.partner(),
      () => this.give(),
      () => this.give(),
      () => this.takeBack(),
      () => this.template(this.dice.one(this.templates)),
    ])();
  }

  /** The types that a firm should see of a thing. */
  expected(firm: StagedFirm, { id, values, template }: Thing): Type[] {
    const standing = this.given.filter((grant) => grant.firm === firm && grant.stands);
    const over = standing.filter(({ thing }) => thing === id || thing === template?.id);
    return types.filter((type) => {
      const audience = template?.entries.get(type) ?? values.get(type);
      if (audience === "partners") return this.partners.has(firm);
      if (audience === "firm" || audience === undefined) return false;
      if (audience === "public") return true;
      return over.some(({ fields }) => fields.length === 0 || fields.includes(type));
    });
  }
}

/** Where a history first shows somebody something else than was said; undefined where it never does. */
async function breach(round: string, seed: number, acts: number): Promise<string | undefined> {
  const world = new World(seed);
  await owner`delete from capacity_partners where tenant_id = ${maker.id}`;
  await world.begin(round);
  for (let act = 0; act <= acts; act += 1) {
    for (const firm of others) {
      for (const thing of world.things) {
        const seen = await acting(firm, "identifiers.read", (scope) => lookUp(scope, thing.code));
        const shown = seen?.values.map(({ type }) => type).join();
        const expected = world.expected(firm, thing).join();
        if (shown !== expected) return `${firm.name} is shown ${shown} and not ${expected}`;
      }
    }
    if (act < acts) await world.act();
  }
  return undefined;
}

/** Faults that somebody might make, as the database would let them happen. */
const plants: Readonly<Record<string, { readonly fault: string; readonly mended: string }>> = {
  "a grant that lives on when it is taken back": {
    fault: `create function planted() returns trigger language plpgsql as $$ begin
        new.revoked_at := null; return new; end $$;
      create trigger planted before update on grants for each row execute function planted()`,
    mended: "drop trigger planted on grants; drop function planted()",
  },
  "a partner who stays one": {
    fault: `create function planted() returns trigger language plpgsql as $$ begin
        insert into capacity_partners select (old).*; return null; end $$;
      create trigger planted after delete on capacity_partners for each row
        when (current_user = 'lianzao_app') execute function planted()`,
    mended: "drop trigger planted on capacity_partners; drop function planted()",
  },
  "a template that stays as it was": {
    fault: `create function planted() returns trigger language plpgsql as $$ begin
        return old; end $$;
      create trigger planted before update on registry_templates for each row
        execute function planted()`,
    mended: "drop trigger planted on registry_templates; drop function planted()",
  },
  "a grant over one thing that opens all": {
    fault: `create function planted() returns trigger language plpgsql as $$ begin
        new.fields := '{}'; return new; end $$;
      create trigger planted before insert on grants for each row execute function planted()`,
    mended: "drop trigger planted on grants; drop function planted()",
  },
};

const histories = Number(process.env["AUDIENCE_HISTORIES"] ?? 1);

describe("what a firm shows to whom", () => {
  it("is what it has said, after any history", async () => {
    for (let history = 1; history <= histories; history += 1) {
      const seed = Math.floor(Math.random() * 2 ** 31);
      expect(await breach(`whole-${history}`, seed, 12), `seed ${seed}`).toBeUndefined();
    }
  });

  for (const [at, [name, { fault, mended }]] of Object.entries(plants).entries()) {
    it(`would be seen to go wrong: ${name}`, async () => {
      await owner.unsafe(fault);
      try {
        const seen = await breach(`planted-${at}`, 7, 80);
        expect(seen).toMatch(/is shown/);
      } finally {
        await owner.unsafe(mended);
      }
    });
  }

  it("tells nobody but its partners and grantees whose a thing is, and audits what they saw", async () => {
    const [partner, stranger] = [others[0] as StagedFirm, others[1] as StagedFirm];
    await owner`delete from capacity_partners where tenant_id = ${maker.id}`;
    const code = `hdl:${authority}/owned` as Identity;
    const values = [
      textValue(1, "URL", "https://a.example"),
      textValue(2, "COST", "7", "partners"),
    ];
    const { id } = await naming(platform, maker, (scope) =>
      registerIdentifier(scope, code, draft(values)),
    );
    await acting(maker, "capacity.publish", (scope) => addPartner(scope, partner.id));
    const look = (firm: StagedFirm) =>
      acting(firm, "identifiers.read", (scope) => lookUp(scope, code));
    expect((await look(stranger))?.ownerId).toBeNull();
    expect((await look(partner))?.ownerId).toBe(maker.id);
    const visits = await owner`select principal, details from audit_entries
      where tenant_id = ${maker.id} and action = 'visit.partnership' and subject like ${`%${id}%`}`;
    expect(visits).toHaveLength(1);
    expect(visits[0]?.["principal"]).toBe(partner.administrator.actor.principal);
    expect(visits[0]?.["details"]).toMatchObject({ code, seen: [2] });
    expect(
      await acting(stranger, "identifiers.read", (scope) =>
        lookUp(scope, `hdl:${authority}/nothing` as Identity),
      ),
    ).toBeNull();
  });

  it("is kept by row security: without the name, no other firm reads a record", async () => {
    const rows = await acting(others[1] as StagedFirm, "identifiers.read", async ({ db }) => {
      const { sql } = await import("drizzle-orm");
      return [
        ...(await db.execute(sql`select code from registry_names`)),
        ...(await db.execute(sql`select code from registry_records`)),
        ...(await db.execute(sql`select name from registry_templates`)),
      ];
    });
    expect(rows).toEqual([]);
  });
});
