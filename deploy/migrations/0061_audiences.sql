CREATE TABLE "registry_sessions" (
	"tenant_id" uuid NOT NULL,
	"mark" text NOT NULL,
	"administrator_id" uuid NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registry_sessions_tenant_id_mark_pk" PRIMARY KEY("tenant_id","mark")
);
--> statement-breakpoint
CREATE INDEX "registry_sessions_mark" ON "registry_sessions" USING btree ("mark");--> statement-breakpoint
CREATE INDEX "registry_sessions_administrator" ON "registry_sessions" USING btree ("tenant_id","administrator_id");--> statement-breakpoint
CREATE INDEX "registry_records_template" ON "registry_records" USING btree ("tenant_id","template_id") WHERE "registry_records"."template_id" is not null;--> statement-breakpoint
-- Whoever names a thing finds in whose house it is named, as the resolver does; other names stay hidden.
create function set_asked_name(name text) returns void
language plpgsql as $$
begin
  execute format('set local app.asked_name = %L', name);
end $$;
--> statement-breakpoint
create policy registry_names_asked on registry_names for select to lianzao_app using (
  code = nullif(current_setting('app.asked_name', true), '')
  or tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and record_id = any(nullif(current_setting('app.tickets', true), '')::uuid[]));
--> statement-breakpoint
-- A visitor sees the record that he has named and the template of its class; the code shows him of
-- its values what is for him.
alter policy registry_records_select on registry_records using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and (nullif(current_setting('app.actor_tenant_id', true), '')::uuid
      = nullif(current_setting('app.tenant_id', true), '')::uuid
    or id = any(nullif(current_setting('app.tickets', true), '')::uuid[])));
--> statement-breakpoint
alter policy registry_templates_select on registry_templates using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and (nullif(current_setting('app.actor_tenant_id', true), '')::uuid
      = nullif(current_setting('app.tenant_id', true), '')::uuid
    or id = any(nullif(current_setting('app.tickets', true), '')::uuid[])));
--> statement-breakpoint
grant delete on registry_templates to lianzao_app;
--> statement-breakpoint
-- Only the resolver knows of sessions: it begins, finds and ends them.
call secure_tenant_table('registry_sessions');
--> statement-breakpoint
call open_to_program('registry_sessions', 'lianzao_resolver', 'select, insert, update (ends_at), delete');
