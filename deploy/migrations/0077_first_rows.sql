ALTER TABLE "registry_imports" ADD COLUMN "first_rows" jsonb;--> statement-breakpoint
-- They go with the file and its report, which the worker removes.
grant update (first_rows) on registry_imports to lianzao_worker;
