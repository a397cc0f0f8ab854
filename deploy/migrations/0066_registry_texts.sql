CREATE TABLE "registry_texts" (
	"tenant_id" uuid NOT NULL,
	"code" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "registry_texts_tenant_id_code_pk" PRIMARY KEY("tenant_id","code")
);
--> statement-breakpoint
call secure_tenant_table('registry_texts');
--> statement-breakpoint
grant select, insert, update (text) on registry_texts to lianzao_app;
--> statement-breakpoint
-- Of what was registered before. Row security is forced on the tables' owner too, who is not always a
-- superuser: while he reads all of a table, it is not.
do $$
declare
  owns boolean := not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user);
  held text[] := array(select relname from pg_class where relforcerowsecurity and owns
    and oid in ('registry_records'::regclass, 'registry_names'::regclass, 'registry_texts'::regclass));
  name text;
begin
  foreach name in array held loop
    execute format('alter table %I no force row level security', name);
  end loop;
  insert into registry_texts (tenant_id, code, text)
  select r.tenant_id, r.code, lower(concat_ws(E'\n', n.names, v.said))
  from registry_records r
  cross join lateral (select string_agg(code, E'\n' order by code) as names from registry_names
    where tenant_id = r.tenant_id and record_id = r.id) n
  cross join lateral (select string_agg(concat(each->>'type', E'\n', each->'data'->>'value'), E'\n') as said
    from jsonb_array_elements(r.values) each) v;
  foreach name in array held loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
