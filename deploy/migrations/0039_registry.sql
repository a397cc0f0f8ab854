CREATE TABLE "identifier_prefixes" (
	"scheme" text NOT NULL,
	"prefix" text NOT NULL,
	"id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"delegated_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "identifier_prefixes_scheme_prefix_pk" PRIMARY KEY("scheme","prefix"),
	CONSTRAINT "identifier_prefixes_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "registry_administrators" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"prefix" text NOT NULL,
	"index" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"sealed" text,
	"public_key" text,
	"issued_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "registry_administrators_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "registry_administrators_index" UNIQUE("tenant_id","prefix","index")
);
--> statement-breakpoint
CREATE TABLE "registry_former" (
	"tenant_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"names" jsonb NOT NULL,
	"values" jsonb NOT NULL,
	"act" text NOT NULL,
	"principal" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "registry_former_tenant_id_record_id_version_pk" PRIMARY KEY("tenant_id","record_id","version")
);
--> statement-breakpoint
CREATE TABLE "registry_names" (
	"tenant_id" uuid NOT NULL,
	"code" text NOT NULL,
	"folded" text NOT NULL,
	"record_id" uuid NOT NULL,
	CONSTRAINT "registry_names_tenant_id_code_pk" PRIMARY KEY("tenant_id","code"),
	CONSTRAINT "registry_names_folded" UNIQUE("tenant_id","folded")
);
--> statement-breakpoint
CREATE TABLE "registry_records" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"values" jsonb NOT NULL,
	"template_id" uuid,
	"version" integer NOT NULL,
	"act" text NOT NULL,
	"principal" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registry_records_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "registry_records_code" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
CREATE TABLE "registry_templates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"entries" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registry_templates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "registry_names_code" ON "registry_names" USING btree ("code");--> statement-breakpoint
CREATE INDEX "registry_names_record" ON "registry_names" USING btree ("tenant_id","record_id");
--> statement-breakpoint
-- Which firm names things under a prefix: decided by the operator, and for the firm to read.
call secure_shared_table('identifier_prefixes', $q$tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and tenant_id = nullif(current_setting('app.actor_tenant_id', true), '')::uuid$q$);
--> statement-breakpoint
call open_to_program('identifier_prefixes', 'lianzao_operator', 'select, insert, update (withdrawn_at, delegated_at)');
--> statement-breakpoint
call open_to_program('identifier_prefixes', 'lianzao_resolver', 'select');
--> statement-breakpoint
call secure_tenant_table('registry_records');
--> statement-breakpoint
grant select, insert, update (values, template_id, version, act, principal, changed_at)
  on registry_records to lianzao_app;
--> statement-breakpoint
call open_to_program('registry_records', 'lianzao_resolver', 'select');
--> statement-breakpoint
call secure_tenant_table('registry_names');
--> statement-breakpoint
grant select, insert, delete on registry_names to lianzao_app;
--> statement-breakpoint
call open_to_program('registry_names', 'lianzao_resolver', 'select');
--> statement-breakpoint
-- What a record was is only ever added to.
call secure_tenant_table('registry_former');
--> statement-breakpoint
grant select, insert on registry_former to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('registry_templates');
--> statement-breakpoint
grant select, insert, update on registry_templates to lianzao_app;
--> statement-breakpoint
call open_to_program('registry_templates', 'lianzao_resolver', 'select');
--> statement-breakpoint
-- The firm shows a secret once, when it is drawn; the resolver compares it, the worker seals it anew.
call secure_tenant_table('registry_administrators');
--> statement-breakpoint
grant select (tenant_id, id, prefix, index, name, kind, public_key, issued_at, revoked_at), insert,
  update (revoked_at) on registry_administrators to lianzao_app;
--> statement-breakpoint
call open_to_program('registry_administrators', 'lianzao_resolver', 'select');
--> statement-breakpoint
call open_to_program('registry_administrators', 'lianzao_worker', 'select, update (sealed)');
