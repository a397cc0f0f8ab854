CREATE TABLE "export_links" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "export_links_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "export_links_code" UNIQUE("tenant_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "firm_exports" ALTER COLUMN "asked_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "firm_leavings" ADD COLUMN "export_id" uuid;--> statement-breakpoint
-- The end of a leaving names its archive, keeps it for longer, and gives out links to it, which nobody
-- changes; the worker removes them with the archive.
call secure_tenant_table('export_links');
--> statement-breakpoint
grant select, insert on export_links to lianzao_app;
--> statement-breakpoint
call open_to_program('export_links', 'lianzao_worker', 'select (tenant_id, export_id), delete');
--> statement-breakpoint
grant update (expires_at) on firm_exports to lianzao_app;
--> statement-breakpoint
grant update (export_id) on firm_leavings to lianzao_app;
