import { DomainErrorFilter } from '@app/common';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { ReportingModule } from './reporting.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(ReportingModule);
  app.useGlobalFilters(new DomainErrorFilter());
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.RMQ,
    options: { urls: [process.env.BROKER_URL ?? ''], queue: 'reporting' },
  });
  await app.startAllMicroservices();
  await app.listen(process.env.PORT ?? 3000);
}

void bootstrap();
