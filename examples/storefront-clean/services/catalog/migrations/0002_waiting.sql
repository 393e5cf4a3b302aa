CREATE TABLE waiting (
  product_id text NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  customer_id text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (product_id, customer_id)
);
