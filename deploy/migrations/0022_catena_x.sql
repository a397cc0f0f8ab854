CREATE TABLE "capability_documents" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resource_machines" (
	"tenant_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"machine" jsonb NOT NULL,
	"as_read" text NOT NULL,
	CONSTRAINT "resource_machines_tenant_id_resource_id_pk" PRIMARY KEY("tenant_id","resource_id")
);
--> statement-breakpoint
ALTER TABLE "resource_machines" ADD CONSTRAINT "resource_machines_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What a firm's document says besides is its own affair, and no projection has any of it.
call secure_tenant_table('capability_documents');
--> statement-breakpoint
grant select, insert, update (document, taken_at) on capability_documents to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('resource_machines');
--> statement-breakpoint
grant select, insert, update (machine, as_read) on resource_machines to lianzao_app;
