CREATE TABLE "capacity_bottlenecks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"watch" text NOT NULL,
	"process" text,
	"resource_id" uuid,
	"city" text,
	"threshold_percent" integer NOT NULL,
	"margin_percent" integer NOT NULL,
	"weeks" integer NOT NULL,
	"is_on" boolean NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"looked_at" timestamp with time zone,
	CONSTRAINT "capacity_bottlenecks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "capacity_tight_weeks" (
	"tenant_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"monday" date NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "capacity_tight_weeks_tenant_id_rule_id_monday_pk" PRIMARY KEY("tenant_id","rule_id","monday")
);
--> statement-breakpoint
ALTER TABLE "capacity_tight_weeks" ADD CONSTRAINT "capacity_tight_weeks_rule" FOREIGN KEY ("tenant_id","rule_id") REFERENCES "public"."capacity_bottlenecks"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "capacity_bottlenecks_due" ON "capacity_bottlenecks" USING btree ("looked_at") WHERE is_on;--> statement-breakpoint
CREATE INDEX "capacity_tight_weeks_over" ON "capacity_tight_weeks" USING btree ("monday");
--> statement-breakpoint
call secure_tenant_table('capacity_bottlenecks');
--> statement-breakpoint
grant select, insert, update, delete on capacity_bottlenecks to lianzao_app;
--> statement-breakpoint
-- The worker takes the rules of all firms that are due, and looks in each firm's own house.
call open_to_program('capacity_bottlenecks', 'lianzao_worker', 'select, update (looked_at)');
--> statement-breakpoint
call secure_tenant_table('capacity_tight_weeks');
--> statement-breakpoint
grant select, insert, delete on capacity_tight_weeks to lianzao_app;
--> statement-breakpoint
call open_to_program('capacity_tight_weeks', 'lianzao_worker', 'select, delete');
