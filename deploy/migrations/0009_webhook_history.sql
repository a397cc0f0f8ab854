ALTER TABLE "webhook_deliveries" ADD COLUMN "url" text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- Administrators remove endpoints, and try those that are there; the worker says where it sent.
grant delete on webhook_endpoints to lianzao_app;
--> statement-breakpoint
grant insert on webhook_deliveries to lianzao_app;
