import type { Fault } from "./fault.ts";

const rival = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";

/** Faults of the schema: each shows in what a login can see or do. */
export const databaseFaults: readonly Fault[] = [
  {
    name: "a table without row security",
    about: null,
    sql: "alter table sites disable row level security",
  },
  {
    name: "a policy that lets everyone read",
    about: null,
    sql: "alter policy resources_select on resources using (true)",
  },
  {
    name: "a policy that forgets who is in the house",
    about: null,
    sql: `alter policy memberships_select on memberships using (${rival})`,
  },
  {
    name: "a policy that lets a visitor in without a ticket",
    about: null,
    sql: `alter policy trace_events_select on trace_events using (${rival})`,
  },
  {
    name: "a second policy beside the first",
    about: null,
    sql: "create policy helpful on invitations for select to lianzao_app using (true)",
  },
  {
    name: "a policy that takes rows in another's name",
    about: null,
    sql: "alter policy audit_entries_insert on audit_entries with check (true)",
  },
  {
    name: "a policy that lets another change rows",
    about: null,
    sql: `alter policy api_keys_select on api_keys using (${rival});
      alter policy api_keys_update on api_keys using (${rival}) with check (true)`,
  },
  {
    name: "a right to delete that any visitor has",
    about: null,
    sql: `alter policy capacity_taken_delete on capacity_taken using (${rival})`,
  },
  {
    name: "people who are shown to everyone",
    about: null,
    sql: "alter policy people_select on people using (true)",
  },
  {
    name: "a login that bypasses row security by a view",
    about: null,
    sql: `create view all_sites as select * from sites;
      grant select on all_sites to lianzao_app`,
  },
  {
    name: "a copy of private rows without row security",
    about: null,
    sql: `create materialized view free_hours as select * from capacity_bookings;
      grant select on free_hours to lianzao_app`,
  },
  {
    name: "the resolver may read events",
    about: null,
    sql: `grant select on trace_event_codes to lianzao_resolver;
      create policy for_resolver on trace_event_codes for select to lianzao_resolver using (true)`,
  },
  {
    name: "the operator may read invitations",
    about: null,
    sql: `grant select on invitations to lianzao_operator;
      create policy for_operator on invitations for select to lianzao_operator using (true)`,
  },
  {
    name: "a setting of the session instead of the transaction",
    about: null,
    sql: `create or replace function set_tenant(house uuid, actor uuid, tickets uuid[])
      returns void language plpgsql as $$ begin
        perform set_config('app.tenant_id', house::text, false);
        perform set_config('app.actor_tenant_id', actor::text, false);
        perform set_config('app.tickets', tickets::text, false);
      end $$`,
  },
  {
    name: "an e-mail that only one firm can invite",
    about: /mutation invitationIssue/,
    sql: "create unique index on invitations (email)",
  },
  {
    name: "an eventID that only one firm can have",
    about: /POST .epcis.capture/,
    sql: "create unique index on trace_events (event_id)",
  },
  {
    name: "a name that only one firm can give",
    about: /mutation siteAdd/,
    sql: `create function name_taken() returns trigger language plpgsql security definer as $$
      begin
        if exists (select from sites where name_zh = new.name_zh and tenant_id <> new.tenant_id)
        then raise unique_violation; end if;
        return new;
      end $$;
      create trigger name_taken before insert on sites for each row execute function name_taken()`,
  },
  {
    name: "a market that shows offers to firms they are not for",
    about: /query market/,
    edits: [
      {
        file: "services/capacity/market/question.ts",
        from: "fittingFor(asker, page)",
        to: 'fittingFor("c.audience", page)',
      },
    ],
    sql: `alter policy market_offers_select on market_offers using (withdrawn_at is null);
      alter policy market_capabilities_select on market_capabilities using (true)`,
  },
  {
    name: "a booking of an offer that is not for the firm",
    about: /mutation bookingRequest/,
    sql: "alter policy market_offers_select on market_offers using (withdrawn_at is null)",
  },
];
