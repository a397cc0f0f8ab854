ALTER TABLE "registry_imports" ADD COLUMN "changed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "registry_imports" ADD COLUMN "of_standing" text DEFAULT 'refuse' NOT NULL;--> statement-breakpoint
ALTER TABLE "registry_imports" ADD COLUMN "first_rows" jsonb;--> statement-breakpoint
-- What a batch has changed is counted in its firm's house. The first rows go with the file and its
-- report, which the worker removes.
grant update (changed) on registry_imports to lianzao_app;
--> statement-breakpoint
grant update (first_rows) on registry_imports to lianzao_worker;
