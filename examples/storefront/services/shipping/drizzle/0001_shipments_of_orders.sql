ALTER TABLE "shipping"."shipments" ADD CONSTRAINT "shipments_of_orders" FOREIGN KEY ("order_id") REFERENCES "orders"."orders"("id");
