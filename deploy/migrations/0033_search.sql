DROP INDEX "market_offers_capability";--> statement-breakpoint
DROP INDEX "market_offers_process";--> statement-breakpoint
DROP INDEX "market_offers_soonest";--> statement-breakpoint
DROP INDEX "market_capabilities_fit";--> statement-breakpoint
CREATE INDEX "market_offers_capability" ON "market_offers" USING btree ("capability_id","until_at","from_at");--> statement-breakpoint
CREATE INDEX "market_offers_process" ON "market_offers" USING btree ("process","length_class","from_at","id","until_at");--> statement-breakpoint
CREATE INDEX "market_offers_soonest" ON "market_offers" USING btree ("length_class","from_at","id","until_at");--> statement-breakpoint
CREATE INDEX "market_capabilities_fit" ON "market_capabilities" USING btree ("process","tolerance_nm","long_side_nm","middle_side_nm","short_side_nm","place_x","place_y","place_z");
