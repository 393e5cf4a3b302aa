import { expect, test } from 'vitest';
import { bullmq } from './bullmq.ts';
import { channelsOf } from './channels-of.ts';

const bare = "import { FlowProducer, Queue, QueueEvents, Worker } from 'bullmq';\n";
const nest = "import { BullModule, InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';\n";
const unread = 'unread: the name of the queue is built at run time';

test.each([
  ["new Queue('mail', { connection }); new Worker('mail', run); new QueueEvents('mail')", ['produces mail', 'consumes mail', 'declares mail']],
  ["import { Names } from './names'; new Worker<Job>(Names.Mail, run)", ['consumes ${@Names.Mail}']],
  ['configs.map((config) => new Worker(config.name, run)); new Queue(`shard-${index}`)', [unread, unread]],
  ["class Mails extends Worker { constructor() { super('mail', run); } }", ['consumes mail']],
  ["flow.add({ name: 'j', queueName: 'parent', children: [{ name: 'c', queueName: 'child' }] })", ['produces parent', 'produces child']],
  ["queue.add('job', data); const options = { queueName: 'x' }; class A extends B { constructor() { super('x'); } }", []],
  ["new Worker('mail', {{", []],
])('bullmq: %s', (text, expected) => expect(channelsOf(bullmq, bare + text)).toEqual(expected));

test.each([
  ["@Processor('mail') class A extends WorkerHost {}", ['consumes mail']],
  ["@Processor({ name: 'mail' }, { concurrency: 2 }) class A {}", ['consumes mail']],
  ['@Processor() class A {}', ['consumes default']],
  ["class A { constructor(@InjectQueue('mail') private queue: Queue) {} }", ['produces mail']],
  ["BullModule.registerQueue({ name: 'mail' }, { name: 'sms' }); BullModule.registerQueueAsync({ name: 'push', useFactory })", ['declares mail', 'declares sms', 'declares push']],
  ["BullModule.registerQueue({ name: 'mail', processors: [run] })", ['consumes mail']],
  ['BullModule.registerQueue(...queues)', ['unread: the queues are listed elsewhere']],
  ["BullModule.registerFlowProducer({ name: 'flow' })", []],
])('NestJS: %s', (text, expected) => expect(channelsOf(bullmq, nest + text)).toEqual(expected));

test.each([
  ["import Queue from 'bull'; const mail = new Queue('mail', url); mail.process(5, run)", ['produces mail', 'consumes mail']],
  ["const Bull = require('bull'); const mail = Bull('mail'); mail.process(run)", ['produces mail', 'consumes mail']],
  ["import Queue from 'bull'; class A { queue = new Queue('mail'); start() { this.queue.process(run); } }", ['produces mail', 'consumes mail']],
  ["import Queue from 'bull'; payments.process(run)", []],
])('bull: %s', (text, expected) => expect(channelsOf(bullmq, text)).toEqual(expected));

test.each([
  "import { Queue } from 'bullmq'; new Worker(new URL('./parse.worker.ts', import.meta.url))",
  "import { Worker } from 'node:worker_threads'; import type { Job } from 'bullmq'; new Worker('./a.js')",
  "import { Queue } from './queue'; new Queue('mail')",
  "// new Worker('mail')\nconst text = \"new Worker('mail')\"",
])('what is not imported from the library is nothing: %s', (text) => expect(channelsOf(bullmq, text)).toEqual([]));
