CREATE TABLE invoices (
  order_id uuid PRIMARY KEY,
  customer_id text,
  document jsonb NOT NULL
);

CREATE INDEX invoices_by_customer ON invoices (customer_id);
