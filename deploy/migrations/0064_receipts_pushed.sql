ALTER TABLE "webhook_endpoints" ADD COLUMN "receipts_after" bigint;--> statement-breakpoint
-- Administrators switch it on; the worker says how far it has come.
grant update (receipts_after) on webhook_endpoints to lianzao_app;
--> statement-breakpoint
grant update (receipts_after) on webhook_endpoints to lianzao_worker;
--> statement-breakpoint
-- Cosignatures of heads that nothing refers to any more are pruned.
grant delete on log_cosignatures to lianzao_worker;
--> statement-breakpoint
-- Grants from before there were circles are given theirs.
grant insert on circles to lianzao_worker;
--> statement-breakpoint
grant update (audience) on grants to lianzao_worker;
