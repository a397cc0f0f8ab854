ALTER TABLE "operating_rules" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "operating_rules" ADD COLUMN "withdrawal_reason" jsonb;--> statement-breakpoint
-- A published version stays as it is; all that can be done to it is to withdraw it, once and for good.
create policy operating_rules_withdraw on operating_rules as restrictive for update to lianzao_operator using (withdrawn_at is null) with check (withdrawn_at is not null and withdrawal_reason is not null);
--> statement-breakpoint
grant update (withdrawn_at, withdrawal_reason) on operating_rules to lianzao_operator;
