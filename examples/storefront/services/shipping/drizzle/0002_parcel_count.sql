ALTER TABLE "orders"."orders" ADD COLUMN "parcel_count" integer DEFAULT 1 NOT NULL;
