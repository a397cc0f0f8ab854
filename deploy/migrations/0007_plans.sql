CREATE TABLE "firm_plans" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"quotas" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- Plans are the operator's to write, and for any firm to read: it sees what it has.
call secure_shared_table('plans', 'true');
--> statement-breakpoint
call open_to_program('plans', 'lianzao_operator', 'select, insert, update');
--> statement-breakpoint
call secure_tenant_table('firm_plans');
--> statement-breakpoint
grant select on firm_plans to lianzao_app;
--> statement-breakpoint
call open_to_program('firm_plans', 'lianzao_operator', 'select, insert, update, delete');
