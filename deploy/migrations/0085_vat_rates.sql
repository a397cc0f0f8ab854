ALTER TABLE "capacity_offers" ADD COLUMN "vat_basis_points" integer;--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "vat_basis_points" integer;--> statement-breakpoint
grant select (vat_basis_points) on market_offers to lianzao_app;
