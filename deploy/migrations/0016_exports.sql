CREATE TABLE "firm_exports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"beat_at" timestamp with time zone,
	"tries" integer NOT NULL,
	"tables_done" integer NOT NULL,
	"tables_total" integer,
	"finished_at" timestamp with time zone,
	"rows" bigint,
	"size_bytes" bigint,
	"sha256" "bytea",
	"expires_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "firm_exports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "firm_exports_one" ON "firm_exports" USING btree ("tenant_id") WHERE status in ('waiting', 'running');--> statement-breakpoint
-- A firm asks for an archive; the worker alone says how it fares.
call secure_tenant_table('firm_exports');
--> statement-breakpoint
grant select, insert on firm_exports to lianzao_app;
--> statement-breakpoint
call open_to_program('firm_exports', 'lianzao_worker', 'select, update');
