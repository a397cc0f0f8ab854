-- What texts are looked for in has names as people read them too: a Handle without its escapes, a GS1 code
-- with its elements in brackets.
create function pg_temp.unescaped(escaped text) returns text language sql as $$
  select convert_from(string_agg(case when starts_with(part[1], '%') then decode(substr(part[1], 2), 'hex')
    else convert_to(part[1], 'UTF8') end, ''::bytea order by place), 'UTF8')
  from regexp_matches(escaped, '%[0-9A-Fa-f]{2}|[^%]+', 'g') with ordinality as parts (part, place)
$$;
--> statement-breakpoint
create function pg_temp.plain(name text) returns text language sql as $$
  select case
    when starts_with(name, 'hdl:') and position('%' in name) > 0 then pg_temp.unescaped(substr(name, 5))
    when starts_with(name, 'gs1:') then (
      select string_agg(case when place % 2 = 1 then '(' || part || ')'
        else replace(pg_temp.unescaped(part), '(', '\(') end, '' order by place)
      from unnest(string_to_array(substr(name, 5), '/')) with ordinality as parts (part, place))
  end
$$;
--> statement-breakpoint
-- Row security is forced on the tables' owner too, who is not always a superuser: while he reads all of a
-- table, it is not.
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
  update registry_texts t set text = t.text || E'\n' || read.names
  from (
    select r.tenant_id, r.code, string_agg(lower(pg_temp.plain(n.code)), E'\n' order by n.code) as names
    from registry_names n
    join registry_records r on r.tenant_id = n.tenant_id and r.id = n.record_id
    group by r.tenant_id, r.code) read
  where t.tenant_id = read.tenant_id and t.code = read.code and read.names is not null;
  foreach name in array held loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
