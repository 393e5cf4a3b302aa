import { expect, test } from 'vitest';
import { isForeignImage, isStoreImage } from './known-images.ts';

const stores = 'postgres postgresql postgis pgvector pgbouncer timescaledb timescaledb-ha mysql mariadb percona mongo mongodb redis redis-stack redis-stack-server redis-cluster valkey keydb dragonfly '
  + 'memcached rabbitmq kafka cp-kafka cp-schema-registry zookeeper redpanda nats pulsar elasticsearch opensearch meilisearch typesense qdrant weaviate chroma clickhouse clickhouse-server cassandra '
  + 'scylla cockroach cockroachdb neo4j couchdb influxdb minio garage localstack azurite dynamodb-local etcd consul';
const tools = 'nginx nginx-unprivileged traefik caddy haproxy envoy httpd prometheus grafana loki tempo jaeger all-in-one zipkin otel otel-lgtm opentelemetry-operator collector my-collector-contrib adminer '
  + 'pgadmin pgadmin4 phpmyadmin mongo-express redis-commander redisinsight kafka-ui kafdrop console mailhog mailpit maildev mailcatcher keycloak kibana logstash fluentd fluent-bit vector mc busybox alpine '
  + 'debian ubuntu curl node bun deno';
const own = 'orders my-postgres postgres-backup mysql2 redis-stack-old mongosh my-cp-kafka cp- kafka2 my-etcd consuls my-nginx webnginx traefik2 my-node node2 opentelemetry hotel pgadmin5 my-vector vectors uncurl '
  + 'denoise influent';

test('stores and brokers, wherever the image comes from', () => {
  const known = (image: string): boolean => isStoreImage(image) && isForeignImage(image);
  expect(stores.split(' ').filter((name) => known(name) && known(`docker.io/acme/${name}`)).join(' ')).toBe(stores);
});

test('what runs beside one\'s own code is foreign, though no store', () => {
  expect(tools.split(' ').filter((name) => isForeignImage(name) && isForeignImage(`ghcr.io/${name}`) && !isStoreImage(name)).join(' ')).toBe(tools);
});

test('an image that only holds such a word may be one\'s own, and so may one below such a name', () => {
  expect(own.split(' ').filter((name) => isForeignImage(name))).toEqual([]);
  expect([isForeignImage('postgres/orders'), isForeignImage('nginx/orders')]).toEqual([false, false]);
});
