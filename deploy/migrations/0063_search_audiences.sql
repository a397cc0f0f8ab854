-- A bit for each word, by its digest; what a word lacks is no bit of it.
create function bits_of(words text[]) returns bigint
language sql immutable parallel safe as $$
  select coalesce(bit_or(1::bigint << ('x' || left(md5(word), 4))::bit(16)::int % 63), 0)
  from unnest(words) word
$$;
--> statement-breakpoint
-- The keys of certificates, and all that they begin with before a colon: `iso9001:2015` is of `iso9001`.
create function standards_of(certificates jsonb) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(array_to_string(parts[1:at], ':')), '{}')
  from jsonb_array_elements(certificates) c, string_to_array(c->>'key', ':') parts,
    generate_series(1, cardinality(parts)) at
$$;
--> statement-breakpoint
DROP INDEX "market_offers_capability";--> statement-breakpoint
DROP INDEX "market_offers_process";--> statement-breakpoint
DROP INDEX "market_offers_soonest";--> statement-breakpoint
DROP INDEX "market_capabilities_fit";--> statement-breakpoint
ALTER TABLE "market_offers" ADD COLUMN "least_price_minor" bigint GENERATED ALWAYS AS (case when currency <> 'CNY' then 9223372036854775807 when price_tiers = '[]' then price_per_hour_minor else 0 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "market_capabilities" DROP CONSTRAINT "market_capabilities_process_id_pk";--> statement-breakpoint
ALTER TABLE "market_capabilities" ADD COLUMN "audience" uuid;--> statement-breakpoint
ALTER TABLE "market_capabilities" ADD COLUMN "least_price_minor" bigint;--> statement-breakpoint
update market_capabilities c set audience = case when visibility = 'market' then '00000000-0000-0000-0000-000000000000' else tenant_id end,
  least_price_minor = coalesce(offers.least, 0)
from (select c.process, c.id, min(m.least_price_minor) as least from market_capabilities c
  left join market_offers m on m.process = c.process and m.capability_id = c.id group by 1, 2) offers
where offers.process = c.process and offers.id = c.id;--> statement-breakpoint
insert into market_capabilities (process, audience, id, tenant_id, place_x, place_y, place_z, materials, short_side_nm, middle_side_nm, long_side_nm, tolerance_nm, certificates, search_text, visibility, shared_with, least_price_minor)
select distinct process, reader, id, tenant_id, place_x, place_y, place_z, materials, short_side_nm, middle_side_nm, long_side_nm, tolerance_nm, certificates, search_text, visibility, shared_with, least_price_minor
from (select c.*, unnest(c.shared_with) as reader from market_capabilities c where c.visibility <> 'market') each
where reader <> tenant_id;--> statement-breakpoint
ALTER TABLE "market_capabilities" ALTER COLUMN "audience" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "market_capabilities" ALTER COLUMN "least_price_minor" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "market_capabilities" ADD CONSTRAINT "market_capabilities_process_id_audience_pk" PRIMARY KEY("process","id","audience");--> statement-breakpoint
ALTER TABLE "market_capabilities" ADD COLUMN "material_bits" bigint GENERATED ALWAYS AS (bits_of(materials)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "market_capabilities" ADD COLUMN "standard_bits" bigint GENERATED ALWAYS AS (bits_of(standards_of(certificates))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "market_offers_shared" ON "market_offers" USING btree ("capability_id","until_at") WHERE visibility <> 'market';--> statement-breakpoint
CREATE INDEX "market_offers_capability" ON "market_offers" USING btree ("capability_id","until_at","from_at","id","tenant_id","process","least_price_minor") WHERE visibility = 'market' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "market_offers_process" ON "market_offers" USING btree ("process","length_class","from_at","id","until_at","least_price_minor","capability_id","tenant_id") WHERE visibility = 'market' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "market_offers_soonest" ON "market_offers" USING btree ("length_class","from_at","id","until_at","least_price_minor","process","tenant_id") WHERE visibility = 'market' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "market_capabilities_fit" ON "market_capabilities" USING btree ("audience","process","tolerance_nm","long_side_nm","middle_side_nm","short_side_nm","place_x","place_y","place_z","least_price_minor","material_bits","standard_bits","id");
--> statement-breakpoint
-- A row is for everyone or for one firm.
alter policy market_capabilities_select on market_capabilities using (
  audience = '00000000-0000-0000-0000-000000000000'
  or audience = nullif(current_setting('app.actor_tenant_id', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "market_capabilities" DROP COLUMN "shared_with";
--> statement-breakpoint
-- The same of offers; those for everyone are told by a column, before any list is looked at.
alter policy market_offers_select on market_offers using (withdrawn_at is null
  and nullif(current_setting('app.actor_tenant_id', true), '') is not null
  and (visibility = 'market' or
    nullif(current_setting('app.actor_tenant_id', true), '')::uuid = any(tenant_id || shared_with)));
--> statement-breakpoint
grant select (audience, least_price_minor, material_bits, standard_bits) on market_capabilities to lianzao_app;
--> statement-breakpoint
grant select (visibility, least_price_minor) on market_offers to lianzao_app;
--> statement-breakpoint
grant update (least_price_minor), delete on market_capabilities to lianzao_worker;
