-- Classes of length by powers of two days: by those of four hours half of what was read had ended.
DROP INDEX "market_offers_process";--> statement-breakpoint
DROP INDEX "market_offers_soonest";--> statement-breakpoint
ALTER TABLE "market_offers" DROP COLUMN "length_class";--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "length_class" smallint GENERATED ALWAYS AS (greatest(0, ceil(ln(extract(epoch from until_at - from_at) / 86400) / ln(2)))::smallint) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "market_offers_process" ON "market_offers" USING btree ("process","length_class","from_at","id","until_at","least_price_minor","capability_id","tenant_id","visibility","shared_with") WHERE visibility = 'market' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "market_offers_soonest" ON "market_offers" USING btree ("length_class","from_at","id","until_at","least_price_minor","capability_id","process","tenant_id","visibility","shared_with") WHERE visibility = 'market' and withdrawn_at is null;
--> statement-breakpoint
grant select (length_class) on market_offers to lianzao_app;
