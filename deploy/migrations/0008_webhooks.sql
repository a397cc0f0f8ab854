CREATE TABLE "webhook_deliveries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	"status" integer,
	"fault" text,
	"sent_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"kinds" jsonb NOT NULL,
	"active" boolean NOT NULL,
	"sealed" text NOT NULL,
	"former_sealed" text,
	"former_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"failing_since" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "webhook_endpoints_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("due_at") WHERE sent_at is null and dead_at is null;--> statement-breakpoint
-- Administrators name endpoints; only the worker says how they fare.
call secure_tenant_table('webhook_endpoints');
--> statement-breakpoint
grant select, insert, update (url, kinds, active, sealed, former_sealed, former_until, failing_since, stopped_at) on webhook_endpoints to lianzao_app;
--> statement-breakpoint
call open_to_program('webhook_endpoints', 'lianzao_worker', 'select, update (active, failing_since, stopped_at)');
--> statement-breakpoint
-- What goes out is written by the worker alone; administrators may let it go out anew.
call secure_tenant_table('webhook_deliveries');
--> statement-breakpoint
grant select, update (due_at, tries, sent_at, dead_at) on webhook_deliveries to lianzao_app;
--> statement-breakpoint
call open_to_program('webhook_deliveries', 'lianzao_worker', 'select, insert, update, delete');
