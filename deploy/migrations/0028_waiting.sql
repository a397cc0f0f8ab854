CREATE TABLE "capacity_waiting" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"requester" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	CONSTRAINT "capacity_waiting_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "capacity_waits" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"resource_name_zh" text NOT NULL,
	"resource_name_en" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"pieces" integer,
	"note" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"hold_id" uuid,
	CONSTRAINT "capacity_waits_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "capacity_waiting_offer" ON "capacity_waiting" USING btree ("tenant_id","offer_id");--> statement-breakpoint
CREATE INDEX "capacity_waits_standing" ON "capacity_waits" USING btree ("id") WHERE outcome is null;
--> statement-breakpoint
call secure_tenant_table('capacity_waits');
--> statement-breakpoint
grant select, insert, update (outcome, hold_id, ended_at) on capacity_waits to lianzao_app;
--> statement-breakpoint
call open_to_program('capacity_waits', 'lianzao_worker', 'select, update (outcome, ended_at), delete');
--> statement-breakpoint
-- How many wait for what is no secret to a visitor, who counts them before he joins; who they are
-- is read by nobody. A visitor inserts and removes places in his own name.
call secure_tenant_table('capacity_waiting', 'count');
--> statement-breakpoint
grant select (tenant_id, id, offer_id, from_at, until_at), insert, delete on capacity_waiting
  to lianzao_app;
--> statement-breakpoint
call open_to_program('capacity_waiting', 'lianzao_worker', 'select, delete');
