CREATE TABLE "firm_leavings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"declared_by" uuid NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"partners" text[] NOT NULL,
	"outcome" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "firm_leavings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "leaving_until" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "firm_leavings_one" ON "firm_leavings" USING btree ("tenant_id") WHERE outcome is null;
--> statement-breakpoint
-- A firm declares that it leaves and takes that back; the worker looks for whose notice is over.
call secure_tenant_table('firm_leavings');
--> statement-breakpoint
grant select, insert on firm_leavings to lianzao_app;
--> statement-breakpoint
grant update (outcome, settled_at) on firm_leavings to lianzao_app;
--> statement-breakpoint
call open_to_program('firm_leavings', 'lianzao_worker', 'select');
--> statement-breakpoint
-- In its own row of all firms it says when it leaves and that it has left, and can take the latter never back.
create policy tenants_leave on tenants for update to lianzao_app using (id = nullif(current_setting('app.tenant_id', true), '')::uuid and id = nullif(current_setting('app.actor_tenant_id', true), '')::uuid and status in ('admitted', 'active')) with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid and status in ('admitted', 'active', 'left'));
--> statement-breakpoint
grant update (leaving_until) on tenants to lianzao_app;
