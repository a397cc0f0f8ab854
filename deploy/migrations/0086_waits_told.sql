ALTER TABLE "incident_alerts" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "incident_alerts" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriber_positions" ADD COLUMN "waits_on" uuid;--> statement-breakpoint
ALTER TABLE "subscriber_positions" ADD COLUMN "waits_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriber_positions" ADD COLUMN "waits_for" text;--> statement-breakpoint
CREATE INDEX "subscriber_positions_waiting" ON "subscriber_positions" USING btree ("waits_since") WHERE waits_on is not null;--> statement-breakpoint
-- What an alert was raised for ends by itself, and the worker sees it.
grant update (settled_at, ended_at) on incident_alerts to lianzao_worker;
