CREATE ROLE catalog LOGIN PASSWORD 'catalog';
CREATE DATABASE catalog OWNER catalog;
CREATE ROLE billing LOGIN PASSWORD 'billing';
CREATE DATABASE billing OWNER billing;

CREATE ROLE orders LOGIN PASSWORD 'orders';
CREATE ROLE shipping LOGIN PASSWORD 'shipping';
CREATE DATABASE shop;
GRANT CREATE ON DATABASE shop TO orders, shipping;
