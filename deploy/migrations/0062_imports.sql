CREATE TABLE "registry_import_faults" (
	"tenant_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"place" integer NOT NULL,
	"column_name" text NOT NULL,
	"code" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "registry_import_faults_tenant_id_import_id_row_number_place_pk" PRIMARY KEY("tenant_id","import_id","row_number","place")
);
--> statement-breakpoint
CREATE TABLE "registry_imports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"principal" text NOT NULL,
	"person_id" uuid,
	"sent_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"last_row" integer NOT NULL,
	"rows_read" integer NOT NULL,
	"registered" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"refused" integer NOT NULL,
	"faults" integer NOT NULL,
	"beat_at" timestamp with time zone,
	"fence" integer NOT NULL,
	"breaks" integer NOT NULL,
	"finished_at" timestamp with time zone,
	"code" text,
	"values" jsonb,
	"removed_at" timestamp with time zone,
	CONSTRAINT "registry_imports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "registry_imports_open" ON "registry_imports" USING btree ("beat_at") WHERE status in ('waiting', 'running');
--> statement-breakpoint
-- A firm sends a file, and has it begin and stop; what its rows come to is written in its house, where
-- the worker acts for it. That it is at work on one, and what is old, the worker says in its own name.
call secure_tenant_table('registry_imports');
--> statement-breakpoint
grant select, insert, update (principal, person_id, status, last_row, rows_read, registered, unchanged,
  refused, faults, beat_at, breaks, finished_at, code, values) on registry_imports to lianzao_app;
--> statement-breakpoint
call open_to_program('registry_imports', 'lianzao_worker',
  'select, update (status, beat_at, fence, breaks, finished_at, code, values, removed_at)');
--> statement-breakpoint
call secure_tenant_table('registry_import_faults');
--> statement-breakpoint
grant select, insert on registry_import_faults to lianzao_app;
--> statement-breakpoint
call open_to_program('registry_import_faults', 'lianzao_worker', 'select, delete');
