CREATE TABLE "calendar_exceptions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"resource_id" uuid,
	"kind" text NOT NULL,
	"from_local" text NOT NULL,
	"until_local" text NOT NULL,
	"note" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_exceptions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "process_terms" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"parent" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"retired" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "process_terms_code_version_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
CREATE TABLE "resource_calendars" (
	"tenant_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"shifts" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resource_calendars_tenant_id_resource_id_pk" PRIMARY KEY("tenant_id","resource_id")
);
--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "scope" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "valid_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "batch_least" integer;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "batch_most" integer;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calendar_exceptions" ADD CONSTRAINT "calendar_exceptions_site" FOREIGN KEY ("tenant_id","site_id") REFERENCES "public"."sites"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_exceptions" ADD CONSTRAINT "calendar_exceptions_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_calendars" ADD CONSTRAINT "resource_calendars_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_exceptions_site" ON "calendar_exceptions" USING btree ("tenant_id","site_id","until_local");--> statement-breakpoint
CREATE UNIQUE INDEX "resources_reference" ON "resources" USING btree ("tenant_id","reference");