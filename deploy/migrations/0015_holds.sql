CREATE TABLE "capacity_holds" (
	"tenant_id" uuid NOT NULL,
	"provider" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"resource_name_zh" text NOT NULL,
	"resource_name_en" text NOT NULL,
	"process" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"vat_included" boolean NOT NULL,
	"note" text NOT NULL,
	"free_cancellation_until" timestamp with time zone NOT NULL,
	"rules_version" integer NOT NULL,
	"late_charge_minor" bigint DEFAULT 0 NOT NULL,
	"fee_minor" bigint DEFAULT 0 NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "capacity_holds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "capacity_taken" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "market_taken" ADD COLUMN "held" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "capacity_holds_standing" ON "capacity_holds" USING btree ("tenant_id","held_until","id");--> statement-breakpoint
CREATE INDEX "capacity_taken_held" ON "capacity_taken" USING btree ("held_until") WHERE held_until is not null;--> statement-breakpoint
CREATE INDEX "market_taken_held" ON "market_taken" USING btree ("tenant_id","booking_id") WHERE held;
--> statement-breakpoint
-- A hold is its firm's own affair; that time is taken shows without a name in the provider's house.
call secure_tenant_table('capacity_holds');
--> statement-breakpoint
grant select, insert, update (ended_at, outcome) on capacity_holds to lianzao_app;
--> statement-breakpoint
call open_to_program('capacity_holds', 'lianzao_worker', 'select, delete');
--> statement-breakpoint
-- Whoever wants the time of a hold that has run out takes it away, whosever it was.
alter policy capacity_taken_delete on capacity_taken using (
  tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
  and (nullif(current_setting('app.actor_tenant_id', true), '')::uuid
      = nullif(current_setting('app.tenant_id', true), '')::uuid
    or requester = nullif(current_setting('app.actor_tenant_id', true), '')::uuid
    or held_until <= statement_timestamp()));
--> statement-breakpoint
-- The worker tells the market of holds, and tidies up what is left of them; bookings stay.
grant select, delete on capacity_taken to lianzao_worker;
--> statement-breakpoint
create policy capacity_taken_worker_select on capacity_taken for select to lianzao_worker using (true);
--> statement-breakpoint
create policy capacity_taken_worker_delete on capacity_taken for delete to lianzao_worker
  using (held_until <= statement_timestamp());
