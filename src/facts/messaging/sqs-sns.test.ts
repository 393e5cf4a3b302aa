import { describe, expect, test } from 'vitest';
import { channelsOf } from './channels-of.ts';
import { resourceName } from './resource-name.ts';
import { sqsSns } from './sqs-sns.ts';

const sqs = "import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';\n";
const sns = "import { PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';\n";
const url = "'https://sqs.eu-west-1.amazonaws.com/123456789012/orders'";

test.each([
  [`${sqs}client.send(new ReceiveMessageCommand({ QueueUrl: ${url} }))`, ['consumes orders']],
  [`${sqs}new SendMessageCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL, MessageBody })`, ['produces ${ORDERS_QUEUE_URL}']],
  [`${sqs}const input = { QueueUrl: ${url} }; new SendMessageCommand(input)`, ['produces orders']],
  [`${sqs}new CreateQueueCommand({ QueueName: 'orders.fifo' })`, ['declares orders.fifo']],
  [`${sns}new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:placed' }); new SubscribeCommand({ TopicArn: process.env.TOPIC })`, ['produces placed', 'binds ${TOPIC}']],
  [`import AWS from 'aws-sdk'; new AWS.SQS().receiveMessage({ QueueUrl: ${url} }).promise(); sns.publish({ TopicArn: 'a:b:placed' })`, ['consumes orders', 'produces placed']],
  [`import { Consumer } from 'sqs-consumer'; Consumer.create({ queueUrl: ${url}, handleMessage }); new Consumer({ queueUrl: ${url} })`, ['consumes orders', 'consumes orders']],
  [`import { SqsModule } from '@ssut/nestjs-sqs'; SqsModule.register({ consumers: [{ name: 'c', queueUrl: ${url} }], producers: [{ name: 'p', queueUrl: config.get('PAID_URL') }] })`, ['consumes orders', 'produces ${PAID_URL}']],
])('%s', (text, expected) => expect(channelsOf(sqsSns, text)).toEqual(expected));

test.each([
  [`${sqs}new SendMessageCommand({ QueueUrl: this.url })`, ['unread: the name of the queue is built at run time']],
  [`${sqs}new SendMessageCommand(input())`, ['unread: the request is made elsewhere']],
  [`${sns}new PublishCommand({ TopicArn: arns[name] })`, ['unread: the name of the topic is built at run time']],
  ["import { Consumer } from 'sqs-consumer'; Consumer.create(options)", ['unread: the options are made elsewhere']],
])('what is made at run time is counted: %s', (text, expected) => expect(channelsOf(sqsSns, text)).toEqual(expected));

test.each([
  `${sns}new PublishCommand({ PhoneNumber: '+100', Message: 'hi' })`,
  "import AWS from 'aws-sdk'; bus.publish('a'); mails.sendMessage(data); store.subscribe({ next })",
  `import { SendMessageCommand } from './own'; new SendMessageCommand({ QueueUrl: ${url} })`,
  `sqs.receiveMessage({ QueueUrl: ${url} })`,
  `${sqs}new ReceiveMessageCommand({ QueueUrl: `,
])('nothing: %s', (text) => expect(channelsOf(sqsSns, text)).toEqual([]));

describe('the name', () => {
  test.each([
    ['arn:aws:sqs:eu-west-1:1:orders', 'orders'], ['https://sqs.${AWS_REGION:-eu-west-1}.amazonaws.com/${ACCOUNT}/orders', 'orders'],
    ['http://localhost:4566/000000000000/${STAGE}-orders', '${STAGE}-orders'], ['${URL:-http://localhost:4566/0/orders}', '${URL:-orders}'],
    ['${@queues.orders}', '${@queues.orders}'], ['orders', 'orders'], ['https://host/', undefined],
  ])('of %s is %s', (text, name) => expect(resourceName(text)).toBe(name));
});
