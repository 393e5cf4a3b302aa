import { beside, servicePlaces } from '../../src/graph/plant-places.ts';
import type { Architecture } from '../../src/model/architecture.ts';
import type { Plant } from '../../src/model/plant.ts';

/** Every service consumes one queue. */
export function plant(architecture: Architecture): readonly Plant[] {
  const places = servicePlaces(architecture);
  const consumer = ({ module }: typeof places[number]): string => beside(module, 'mandate-selftest-consumer.ts');
  return places.length < 2 ? [] : places.map((place, at) => ({
    what: `${place.service.name} consumes a queue that other services consume`,
    edits: [place, places[(at + 1) % places.length]!].map((each) => ({ path: consumer(each), text: consumerText, replaces: true })),
    at: [consumer(place)],
  }));
}

const consumerText = `import amqp from 'amqplib';

const connection = await amqp.connect('amqp://mandate-selftest');
const channel = await connection.createChannel();
await channel.consume('mandate-selftest', () => undefined);
`;
