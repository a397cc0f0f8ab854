DROP INDEX "letters_due";--> statement-breakpoint
DROP INDEX "webhook_deliveries_due";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "awaits_confirmation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "letters_due" ON "letters" USING btree ("tenant_id","due_at") WHERE sent_at is null and dead_at is null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("tenant_id","due_at") WHERE sent_at is null and dead_at is null;
--> statement-breakpoint
-- Whoever leaves a firm belongs to it no more.
grant delete on memberships to lianzao_app;
--> statement-breakpoint
-- An invitation into the operator's house gets its code when it is confirmed.
grant update (code_hash, expires_at, awaits_confirmation) on invitations to lianzao_app;
--> statement-breakpoint
-- Of a key that the operator ends it is recorded which one, and nothing else of it is read.
grant select (id) on api_keys to lianzao_operator;
