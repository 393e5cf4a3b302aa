/** Stores and brokers: an image made from one of these runs that, not code of the repository. */
const stores = /^(postgres(ql)?|postgis|pgvector|pgbouncer|timescaledb(-ha)?|mysql|mariadb|percona|mongo(db)?|redis(-stack|-stack-server|-cluster)?|valkey|keydb|dragonfly|memcached|rabbitmq|kafka|cp-[\w-]+|zookeeper|redpanda|nats|pulsar|elasticsearch|opensearch|meilisearch|typesense|qdrant|weaviate|chroma|clickhouse(-server)?|cassandra|scylla|cockroach(db)?|neo4j|couchdb|influxdb|minio|garage|localstack|azurite|dynamodb-local|etcd|consul)$/;

/** Other things that people run beside their own: proxies, dashboards, mail catchers, collectors. */
const tools = /^(nginx([\w-]*)|traefik|caddy|haproxy|envoy|httpd|prometheus|grafana|loki|tempo|jaeger|all-in-one|zipkin|otel[\w-]*|opentelemetry-[\w-]+|[\w-]*collector[\w-]*|adminer|pgadmin4?|phpmyadmin|mongo-express|redis-commander|redisinsight|kafka-ui|kafdrop|console|mailhog|mailpit|maildev|mailcatcher|keycloak|kibana|logstash|fluent[\w-]*|vector|mc|busybox|alpine|debian|ubuntu|curl|node|bun|deno)$/;

/** Whether an image is a store or a broker. */
export function isStoreImage(image: string): boolean {
  return stores.test(image.slice(image.lastIndexOf('/') + 1));
}

/** Whether an image is known to be nobody's own code. */
export function isForeignImage(image: string): boolean {
  return isStoreImage(image) || tools.test(image.slice(image.lastIndexOf('/') + 1));
}
