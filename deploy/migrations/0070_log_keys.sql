-- The one key that a log has had until now becomes the first of its keys.
ALTER TABLE "logs" ADD COLUMN "number" smallint DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "logs" ADD COLUMN "since" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "logs" ADD COLUMN "until" bigint;
--> statement-breakpoint
ALTER TABLE "logs" DROP CONSTRAINT "logs_pkey";
--> statement-breakpoint
ALTER TABLE "logs" ADD PRIMARY KEY ("number");
--> statement-breakpoint
grant update (until) on logs to lianzao_worker;
