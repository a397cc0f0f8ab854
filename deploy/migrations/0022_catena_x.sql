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
CREATE TABLE "capacity_groups" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"group_id" text NOT NULL,
	"name" text NOT NULL,
	"supplier" text NOT NULL,
	"customer" text NOT NULL,
	"unit" text,
	"inactive" boolean NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"document" jsonb NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "capacity_groups_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "resource_machines" ADD CONSTRAINT "resource_machines_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "capacity_groups_known" ON "capacity_groups" USING btree ("tenant_id","group_id");
--> statement-breakpoint
-- What a firm's document says besides is its own affair, and no projection has any of it.
call secure_tenant_table('capability_documents');
--> statement-breakpoint
grant select, insert, update (document, taken_at) on capability_documents to lianzao_app;
--> statement-breakpoint
call secure_tenant_table('resource_machines');
--> statement-breakpoint
grant select, insert, update (machine, as_read) on resource_machines to lianzao_app;
--> statement-breakpoint
-- Weekly capacity is told by its own firm to whom it chooses, outside the platform.
call secure_tenant_table('capacity_groups');
--> statement-breakpoint
grant select, insert, update (name, unit, inactive, said_at, document, taken_at) on capacity_groups to lianzao_app;
