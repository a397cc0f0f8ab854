-- Three bits for each word: by one alone fifteen of the 38 materials passed for another one.
create or replace function bits_of(words text[]) returns bigint
language sql immutable parallel safe as $$
  select coalesce(bit_or(1::bigint << ('x' || substr(md5(word), at, 4))::bit(16)::int % 63), 0)
  from unnest(words) word, unnest(array[1, 5, 9]) at
$$;
--> statement-breakpoint
DROP INDEX "market_capabilities_fit";--> statement-breakpoint
ALTER TABLE "market_capabilities" DROP COLUMN "material_bits";--> statement-breakpoint
ALTER TABLE "market_capabilities" DROP COLUMN "standard_bits";--> statement-breakpoint
ALTER TABLE "market_capabilities" ADD COLUMN "material_bits" bigint GENERATED ALWAYS AS (bits_of(materials)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "market_capabilities" ADD COLUMN "standard_bits" bigint GENERATED ALWAYS AS (bits_of(standards_of(certificates))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "market_capabilities_fit" ON "market_capabilities" USING btree ("audience","process","tolerance_nm","long_side_nm","middle_side_nm","short_side_nm","place_x","place_y","place_z","least_price_minor","material_bits","standard_bits","id");--> statement-breakpoint
grant select (material_bits, standard_bits) on market_capabilities to lianzao_app;
