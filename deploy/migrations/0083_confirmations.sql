ALTER TABLE "invitations" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "issued_by" uuid;--> statement-breakpoint
CREATE INDEX "idempotency_keys_at" ON "idempotency_keys" USING btree ("at");
--> statement-breakpoint
-- What waits for somebody is taken back from the inboxes once it is settled, by what it is about.
grant select (kind, "values") on notices to lianzao_worker;
