create function set_tenant(house uuid, actor uuid, tickets uuid[]) returns void
language plpgsql as $$
begin
  -- `set local` and not set_config: only the former is carried to the workers of a cluster.
  execute format('set local app.tenant_id = %L', house);
  execute format('set local app.actor_tenant_id = %L', actor);
  execute format('set local app.tickets = %L', tickets::text);
end $$;
--> statement-breakpoint
create function set_person(person text, email text) returns void
language plpgsql as $$
begin
  execute format('set local app.person_id = %L', person);
  execute format('set local app.sign_in_email = %L', email);
end $$;
--> statement-breakpoint
-- The policies of a tenant's table (formats.md, "Row policies"). `visitors` says what another firm
-- that was let in may do with rows: 'none'; 'see' all of them (only for what is no secret to a
-- visitor); 'write' rows in its own name; 'read' besides these its own rows and those of its
-- ticket; 'ticket' only the rows of its ticket, which it may lock; 'count' besides writing every
-- row, and taking back what is in its own name (for tables without names or prices).
create procedure secure_tenant_table(name text, visitors text default 'none')
language plpgsql as $$
declare
  house text := $q$nullif(current_setting('app.tenant_id', true), '')::uuid$q$;
  actor text := $q$nullif(current_setting('app.actor_tenant_id', true), '')::uuid$q$;
  tickets text := $q$nullif(current_setting('app.tickets', true), '')::uuid[]$q$;
  at_home text := format('tenant_id = %s and %s = %s', house, actor, house);
  readable text := case visitors
    when 'read' then format('tenant_id = %1$s and (%2$s = %1$s or requester = %2$s or id = any(%3$s))', house, actor, tickets)
    when 'ticket' then format('tenant_id = %1$s and (%2$s = %1$s or id = any(%3$s))', house, actor, tickets)
    when 'count' then format('tenant_id = %s', house)
    when 'see' then format('tenant_id = %s', house)
    else at_home end;
  writable text := case visitors
    when 'none' then at_home
    when 'see' then at_home
    when 'ticket' then at_home
    else format('tenant_id = %1$s and (%2$s = %1$s or requester = %2$s)', house, actor) end;
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy %I on %I for select using (%s)', name || '_select', name, readable);
  execute format('create policy %I on %I for insert with check (%s)', name || '_insert', name, writable);
  execute format('create policy %I on %I for update using (%s) with check (%s)', name || '_update', name, readable, at_home);
  execute format('create policy %I on %I for delete using (%s)', name || '_delete', name,
    case visitors when 'count' then writable else at_home end);
end $$;
--> statement-breakpoint
-- A table that is not one firm's own: what each role may see of it is a scalar condition.
create procedure secure_shared_table(name text, visible_to_app text)
language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  if visible_to_app <> 'false' then
    execute format('create policy %I on %I for select to lianzao_app using (%s)', name || '_select', name, visible_to_app);
    execute format('grant select on %I to lianzao_app', name);
  end if;
end $$;
--> statement-breakpoint
-- Leave for a program to work over all firms on one table: the relay, projections, the ledger.
create procedure open_to_program(name text, program text, acts text)
language plpgsql as $$
begin
  execute format('create policy %I on %I to %I using (true) with check (true)', name || '_' || program, name, program);
  execute format('grant %s on %I to %I', acts, name, program);
end $$;
--> statement-breakpoint
grant usage on schema public to lianzao_app, lianzao_worker, lianzao_resolver, lianzao_operator;
--> statement-breakpoint
-- Platform
call secure_shared_table('tenants', 'true');
--> statement-breakpoint
call open_to_program('tenants', 'lianzao_operator', 'select, insert, update');
--> statement-breakpoint
call open_to_program('tenants', 'lianzao_worker', 'select');
--> statement-breakpoint
call secure_tenant_table('circles', 'see');
--> statement-breakpoint
grant select, insert on circles to lianzao_app, lianzao_operator;
--> statement-breakpoint
-- A visitor writes events in its own name, and reads the one that it was granted.
call secure_tenant_table('outbox', 'read');
--> statement-breakpoint
grant select, insert on outbox to lianzao_app;
--> statement-breakpoint
grant insert on outbox to lianzao_operator;
--> statement-breakpoint
call open_to_program('outbox', 'lianzao_worker', 'select, update (position)');
--> statement-breakpoint
call secure_tenant_table('outbox_heads');
--> statement-breakpoint
call open_to_program('outbox_heads', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call open_to_program('outbox_heads', 'lianzao_operator', 'select');
--> statement-breakpoint
call secure_tenant_table('subscriber_positions');
--> statement-breakpoint
call open_to_program('subscriber_positions', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call secure_tenant_table('dead_letters');
--> statement-breakpoint
call open_to_program('dead_letters', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
call secure_shared_table('leases', 'false');
--> statement-breakpoint
call open_to_program('leases', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call secure_shared_table('programs', 'false');
--> statement-breakpoint
call open_to_program('programs', 'lianzao_worker', 'select, insert, update, delete');
--> statement-breakpoint
call open_to_program('programs', 'lianzao_operator', 'select, insert, update, delete');
--> statement-breakpoint
call open_to_program('programs', 'lianzao_resolver', 'select, insert, update, delete');
--> statement-breakpoint
call secure_tenant_table('audit_entries', 'write');
--> statement-breakpoint
grant select, insert on audit_entries to lianzao_app;
--> statement-breakpoint
grant insert on audit_entries to lianzao_operator;
--> statement-breakpoint
call secure_tenant_table('idempotency_keys');
--> statement-breakpoint
grant select, insert, update on idempotency_keys to lianzao_app, lianzao_operator;
--> statement-breakpoint
-- Tenancy
create function set_attempt(subjects text[]) returns void
language plpgsql as $$
begin
  execute format('set local app.attempt_subjects = %L', subjects::text);
end $$;
--> statement-breakpoint
-- A person is seen by himself: by his e-mail while he signs in, by his id afterwards.
call secure_shared_table('people', $q$id = nullif(current_setting('app.person_id', true), '')::uuid or email = nullif(current_setting('app.sign_in_email', true), '')$q$);
--> statement-breakpoint
create policy people_insert on people for insert to lianzao_app with check (id = nullif(current_setting('app.person_id', true), '')::uuid or email = nullif(current_setting('app.sign_in_email', true), ''));
--> statement-breakpoint
create policy people_update on people for update to lianzao_app using (id = nullif(current_setting('app.person_id', true), '')::uuid or email = nullif(current_setting('app.sign_in_email', true), '')) with check (id = nullif(current_setting('app.person_id', true), '')::uuid or email = nullif(current_setting('app.sign_in_email', true), ''));
--> statement-breakpoint
grant insert, update (name, password_hash, locale, tenant_ids, last_tenant_id) on people to lianzao_app;
--> statement-breakpoint
call secure_shared_table('sign_in_attempts', $q$subject = any(nullif(current_setting('app.attempt_subjects', true), '')::text[])$q$);
--> statement-breakpoint
create policy sign_in_attempts_insert on sign_in_attempts for insert to lianzao_app with check (subject = any(nullif(current_setting('app.attempt_subjects', true), '')::text[]));
--> statement-breakpoint
create policy sign_in_attempts_update on sign_in_attempts for update to lianzao_app using (subject = any(nullif(current_setting('app.attempt_subjects', true), '')::text[])) with check (subject = any(nullif(current_setting('app.attempt_subjects', true), '')::text[]));
--> statement-breakpoint
grant insert, update (failures, last_at, paused_until) on sign_in_attempts to lianzao_app;
--> statement-breakpoint
call open_to_program('sign_in_attempts', 'lianzao_worker', 'select (last_at), delete');
--> statement-breakpoint
call secure_tenant_table('memberships');
--> statement-breakpoint
grant select, insert, update (roles, welcomed_at) on memberships to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('invitations');
--> statement-breakpoint
grant select, insert, update (accepted_at, withdrawn_at) on invitations to lianzao_app;
--> statement-breakpoint
grant insert on invitations to lianzao_operator;
--> statement-breakpoint
call secure_tenant_table('sessions');
--> statement-breakpoint
grant select, insert, update (seen_at, revoked_at) on sessions to lianzao_app;
--> statement-breakpoint
-- The operator counts live sessions of the whole platform; whose they are is not shown to him.
create policy sessions_operator on sessions for select to lianzao_operator using (true);
--> statement-breakpoint
grant select (seen_at, expires_at, revoked_at) on sessions to lianzao_operator;
--> statement-breakpoint
call secure_tenant_table('api_keys');
--> statement-breakpoint
grant select, insert, update (last_used_at, revoked_at) on api_keys to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('grants', 'read');
--> statement-breakpoint
-- The owner, who wrote the copy in the grantee's house, may end it there too.
create policy grants_revoke on grants for update to lianzao_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and requester = nullif(current_setting('app.actor_tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and requester = nullif(current_setting('app.actor_tenant_id', true), '')::uuid);
--> statement-breakpoint
grant select, insert, update (revoked_at) on grants to lianzao_app;
--> statement-breakpoint
call secure_shared_table('operating_rules', 'true');
--> statement-breakpoint
call open_to_program('operating_rules', 'lianzao_operator', 'select, insert');
--> statement-breakpoint
call secure_tenant_table('rules_acceptances');
--> statement-breakpoint
grant select, insert on rules_acceptances to lianzao_app;
--> statement-breakpoint
-- An acceptance is given to the platform: its operator sees which version, not who gave it.
create policy rules_acceptances_operator on rules_acceptances for select to lianzao_operator using (true);
--> statement-breakpoint
grant select (tenant_id, version) on rules_acceptances to lianzao_operator;
--> statement-breakpoint
-- A firm that has been admitted makes itself active by accepting the rules, and can do no more.
create policy tenants_activate on tenants for update to lianzao_app using (id = nullif(current_setting('app.tenant_id', true), '')::uuid and id = nullif(current_setting('app.actor_tenant_id', true), '')::uuid and status = 'admitted') with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid and status = 'active');
--> statement-breakpoint
grant update (status) on tenants to lianzao_app;
--> statement-breakpoint
-- Health: how much waits, not what.
create policy outbox_operator on outbox for select to lianzao_operator using (true);
--> statement-breakpoint
grant select (position) on outbox to lianzao_operator;
--> statement-breakpoint
create policy dead_letters_operator on dead_letters for select to lianzao_operator using (true);
--> statement-breakpoint
grant select (at) on dead_letters to lianzao_operator;
--> statement-breakpoint
-- Ledger: anyone may read the log; only the worker writes it, and nothing of it is ever changed
-- but a head's signature, which is added once.
call secure_shared_table('log_waiting', 'false');
--> statement-breakpoint
call open_to_program('log_waiting', 'lianzao_worker', 'select, insert, delete');
--> statement-breakpoint
call secure_shared_table('log_entries', 'true');
--> statement-breakpoint
call open_to_program('log_entries', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
call secure_shared_table('log_checkpoints', 'true');
--> statement-breakpoint
call open_to_program('log_checkpoints', 'lianzao_worker', 'select, insert, update (note)');
--> statement-breakpoint
call open_to_program('log_checkpoints', 'lianzao_operator', 'select');
--> statement-breakpoint
call secure_shared_table('logs', 'true');
--> statement-breakpoint
call open_to_program('logs', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
-- Trace: a firm's own index of its events, of which a visitor sees the one that it was granted; what
-- is public is a projection of disclosures.
call secure_tenant_table('trace_captures');
--> statement-breakpoint
grant select, insert on trace_captures to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('trace_events', 'ticket');
--> statement-breakpoint
grant select, insert on trace_events to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('trace_event_codes');
--> statement-breakpoint
grant select, insert on trace_event_codes to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('trace_products');
--> statement-breakpoint
grant select, insert, update on trace_products to lianzao_app;
--> statement-breakpoint
call secure_shared_table('published_events', 'true');
--> statement-breakpoint
call open_to_program('published_events', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call secure_shared_table('published_codes', 'true');
--> statement-breakpoint
call open_to_program('published_codes', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
call secure_shared_table('published_products', 'true');
--> statement-breakpoint
call open_to_program('published_products', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
-- Capability: a firm's own places, machines and certificates.
call secure_tenant_table('sites');
--> statement-breakpoint
grant select, insert on sites to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('resources');
--> statement-breakpoint
grant select, insert on resources to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('certificates');
--> statement-breakpoint
grant select, insert on certificates to lianzao_app;
--> statement-breakpoint
-- Capacity. A visitor sees and locks the offer of its ticket, counts what is taken, and writes a
-- booking or a cancellation in its own name. Bookings and cancellations are never changed.
create extension if not exists btree_gist;
--> statement-breakpoint
call secure_tenant_table('capacity_offers', 'ticket');
--> statement-breakpoint
grant select, insert, update (status, withdrawn_at) on capacity_offers to lianzao_app;
--> statement-breakpoint
alter table capacity_offers add constraint capacity_offers_resource
  foreign key (tenant_id, resource_id) references resources (tenant_id, id);
--> statement-breakpoint
call secure_tenant_table('capacity_taken', 'count');
--> statement-breakpoint
grant select, insert, delete on capacity_taken to lianzao_app;
--> statement-breakpoint
-- A resource is at one place at a time, whichever offer it was booked through.
alter table capacity_taken add constraint capacity_taken_once exclude using gist
  (tenant_id with =, resource_id with =, tstzrange(from_at, until_at) with &&);
--> statement-breakpoint
call secure_tenant_table('capacity_bookings', 'read');
--> statement-breakpoint
grant select, insert on capacity_bookings to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('capacity_bookings_made');
--> statement-breakpoint
grant select, insert on capacity_bookings_made to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('capacity_cancellations', 'read');
--> statement-breakpoint
grant select, insert on capacity_cancellations to lianzao_app;
--> statement-breakpoint
-- The market: published columns only; with whom else an offer is shared is not among them.
call secure_shared_table('market_offers', $q$withdrawn_at is null
  and nullif(current_setting('app.actor_tenant_id', true), '') is not null
  and (visibility = 'market'
    or tenant_id = nullif(current_setting('app.actor_tenant_id', true), '')::uuid
    or nullif(current_setting('app.actor_tenant_id', true), '')::uuid = any(shared_with))$q$);
--> statement-breakpoint
revoke select on market_offers from lianzao_app;
--> statement-breakpoint
grant select (process, tenant_id, id, resource_id, resource_name_zh, resource_name_en, resource_kind,
  city_zh, city_en, place_x, place_y, place_z, materials, envelope_x_nm, envelope_y_nm,
  envelope_z_nm, short_side_nm, middle_side_nm, long_side_nm, tolerance_nm, certificates, from_at,
  until_at, free, price_per_hour_minor, currency, vat_included, terms, search_text, published_at)
  on market_offers to lianzao_app;
--> statement-breakpoint
call open_to_program('market_offers', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call secure_shared_table('market_taken', 'false');
--> statement-breakpoint
call open_to_program('market_taken', 'lianzao_worker', 'select, insert, update, delete');
--> statement-breakpoint
-- Identifiers: the worker writes the registry, the resolver reads it, no one else sees it.
call secure_shared_table('identifier_records', 'false');
--> statement-breakpoint
call open_to_program('identifier_records', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call open_to_program('identifier_records', 'lianzao_resolver', 'select');
--> statement-breakpoint
call secure_shared_table('identifier_descriptions', 'false');
--> statement-breakpoint
call open_to_program('identifier_descriptions', 'lianzao_worker', 'select, insert, update');
--> statement-breakpoint
call open_to_program('identifier_descriptions', 'lianzao_resolver', 'select');
