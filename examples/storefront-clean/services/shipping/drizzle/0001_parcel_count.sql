ALTER TABLE "shipping"."shipments" ADD COLUMN "parcel_count" integer DEFAULT 1 NOT NULL;
