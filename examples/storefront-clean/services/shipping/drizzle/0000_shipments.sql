CREATE SCHEMA "shipping";
--> statement-breakpoint
CREATE TABLE "shipping"."shipments" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "shipments_order_id_unique" UNIQUE("order_id")
);
--> statement-breakpoint
CREATE TABLE "shipping"."tracking_updates" (
	"shipment_id" text NOT NULL,
	"place" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shipping"."tracking_updates" ADD CONSTRAINT "tracking_updates_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "shipping"."shipments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tracking_updates_by_shipment" ON "shipping"."tracking_updates" USING btree ("shipment_id","at");
