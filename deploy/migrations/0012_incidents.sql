CREATE TABLE "incident_alerts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"firm_id" uuid,
	"amount" bigint NOT NULL,
	"threshold" integer NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"incident_id" uuid,
	"settled_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "incident_alerts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_archives" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone,
	"sha256" "bytea",
	"size_bytes" integer,
	"lines" integer,
	CONSTRAINT "incident_archives_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"principal" text NOT NULL,
	"act" text NOT NULL,
	"text" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "incident_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_signals" (
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"about" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"firm_id" uuid,
	"amount" bigint NOT NULL,
	CONSTRAINT "incident_signals_tenant_id_kind_source_about_at_pk" PRIMARY KEY("tenant_id","kind","source","about","at")
);
--> statement-breakpoint
CREATE TABLE "incident_subjects" (
	"tenant_id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"firm_id" uuid NOT NULL,
	"principal" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "incident_subjects_tenant_id_incident_id_firm_id_principal_pk" PRIMARY KEY("tenant_id","incident_id","firm_id","principal")
);
--> statement-breakpoint
CREATE TABLE "incident_tellings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"exercise" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "incident_tellings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_thaws" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"firm_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "incident_thaws_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_thresholds" (
	"tenant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"values" jsonb NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "incident_thresholds_tenant_id_version_pk" PRIMARY KEY("tenant_id","version")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"grade" text NOT NULL,
	"title" text NOT NULL,
	"exercise" boolean NOT NULL,
	"state" text NOT NULL,
	"detected_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"contained_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "incidents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "frozen_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_alerts_open" ON "incident_alerts" USING btree ("tenant_id","kind","source") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "incident_alerts_incident" ON "incident_alerts" USING btree ("tenant_id","incident_id");--> statement-breakpoint
CREATE INDEX "incident_archives_incident" ON "incident_archives" USING btree ("tenant_id","incident_id","id");--> statement-breakpoint
CREATE INDEX "incident_archives_due" ON "incident_archives" USING btree ("tenant_id") WHERE made_at is null;--> statement-breakpoint
CREATE INDEX "incident_entries_incident" ON "incident_entries" USING btree ("tenant_id","incident_id","id");--> statement-breakpoint
CREATE INDEX "incident_signals_at" ON "incident_signals" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_thaws_open" ON "incident_thaws" USING btree ("tenant_id","firm_id") WHERE confirmed_at is null;
--> statement-breakpoint
-- Incidents are the operator's own; nothing of them is ever deleted but signals of long ago. The
-- api counts signals over the operator's connections, and the worker looks at them.
call secure_tenant_table('incident_signals');
--> statement-breakpoint
call open_to_program('incident_signals', 'lianzao_operator', 'select, insert, update (amount)');
--> statement-breakpoint
call open_to_program('incident_signals', 'lianzao_worker', 'select, insert, update (amount), delete');
--> statement-breakpoint
call secure_tenant_table('incident_thresholds');
--> statement-breakpoint
call open_to_program('incident_thresholds', 'lianzao_operator', 'select, insert');
--> statement-breakpoint
call open_to_program('incident_thresholds', 'lianzao_worker', 'select');
--> statement-breakpoint
call secure_tenant_table('incident_alerts');
--> statement-breakpoint
call open_to_program('incident_alerts', 'lianzao_operator', 'select, update (incident_id, settled_at, reason)');
--> statement-breakpoint
call open_to_program('incident_alerts', 'lianzao_worker', 'select, insert, update (amount, last_at)');
--> statement-breakpoint
call secure_tenant_table('incidents');
--> statement-breakpoint
call open_to_program('incidents', 'lianzao_operator', 'select, insert, update (state, contained_at, resolved_at, closed_at)');
--> statement-breakpoint
call open_to_program('incidents', 'lianzao_worker', 'select');
--> statement-breakpoint
-- A time line is append-only by privilege.
call secure_tenant_table('incident_entries');
--> statement-breakpoint
call open_to_program('incident_entries', 'lianzao_operator', 'select, insert');
--> statement-breakpoint
call open_to_program('incident_entries', 'lianzao_worker', 'select, insert');
--> statement-breakpoint
call secure_tenant_table('incident_subjects');
--> statement-breakpoint
call open_to_program('incident_subjects', 'lianzao_operator', 'select, insert');
--> statement-breakpoint
call open_to_program('incident_subjects', 'lianzao_worker', 'select');
--> statement-breakpoint
call secure_tenant_table('incident_thaws');
--> statement-breakpoint
call open_to_program('incident_thaws', 'lianzao_operator', 'select, insert, update (confirmed_at)');
--> statement-breakpoint
-- A person orders an archive, the worker makes it, once.
call secure_tenant_table('incident_archives');
--> statement-breakpoint
call open_to_program('incident_archives', 'lianzao_operator', 'select, insert');
--> statement-breakpoint
call open_to_program('incident_archives', 'lianzao_worker', 'select, update (made_at, sha256, size_bytes, lines)');
--> statement-breakpoint
-- What a firm was told lies in its own house.
call secure_tenant_table('incident_tellings');
--> statement-breakpoint
grant select on incident_tellings to lianzao_app;
--> statement-breakpoint
grant insert on incident_tellings to lianzao_operator;
--> statement-breakpoint
-- Counters without names, which an archive of evidence keeps.
grant select on sign_in_attempts to lianzao_worker;
--> statement-breakpoint
-- The operator ends sessions and keys in a house that it has entered: all of them, or those of the
-- person or the key that it has named. Whose they are it cannot read.
create function set_revoking(subject text) returns void
language plpgsql as $$
begin
  execute format('set local app.revoking = %L', subject);
end $$;
--> statement-breakpoint
grant update (revoked_at) on sessions to lianzao_operator;
--> statement-breakpoint
create policy sessions_revoking on sessions as restrictive for update to lianzao_operator using (coalesce(nullif(current_setting('app.revoking', true), ''), person_id::text) = person_id::text) with check (true);
--> statement-breakpoint
grant select (revoked_at), update (revoked_at) on api_keys to lianzao_operator;
--> statement-breakpoint
create policy api_keys_revoking on api_keys as restrictive for update to lianzao_operator using (coalesce(nullif(current_setting('app.revoking', true), ''), id::text) = id::text) with check (true);
