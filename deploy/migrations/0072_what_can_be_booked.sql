ALTER TABLE "market_offers" ADD COLUMN "batch_least" integer;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "batch_most" integer;--> statement-breakpoint
CREATE INDEX "calendar_exceptions_resource" ON "calendar_exceptions" USING btree ("tenant_id","resource_id","until_local");
--> statement-breakpoint
grant select (batch_least, batch_most) on market_offers to lianzao_app;
--> statement-breakpoint
-- Answers under idempotency keys are dropped when they are no more given again.
call open_to_program('idempotency_keys', 'lianzao_worker', 'select (at), delete');
