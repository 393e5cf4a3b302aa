CREATE TABLE refunds (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  paid_back_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE refunds ADD CONSTRAINT refunds_of_invoice FOREIGN KEY (order_id) REFERENCES invoices (order_id);
