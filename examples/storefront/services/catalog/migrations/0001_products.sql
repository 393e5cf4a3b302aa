CREATE TABLE products (
  id text PRIMARY KEY,
  title text NOT NULL,
  price_amount integer NOT NULL,
  price_currency char(3) NOT NULL,
  stock integer NOT NULL DEFAULT 0,
  reserved integer NOT NULL DEFAULT 0,
  CHECK (reserved <= stock)
);

CREATE INDEX products_by_title ON products (title);
