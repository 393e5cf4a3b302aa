import { HealthModule } from '@app/common/health/health.module';
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { OpenOrdersReport } from './open-orders/open-orders.report';
import { ReportsController } from './reports.controller';
import { StockReport } from './stock/stock.report';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    HealthModule,
    ClientsModule.register([
      { name: 'INVENTORY', transport: Transport.RMQ, options: { queue: 'inventory' } },
      { name: 'PURCHASING', transport: Transport.RMQ, options: { queue: 'purchasing' } },
    ]),
  ],
  controllers: [ReportsController],
  providers: [OpenOrdersReport, StockReport],
})
export class ReportingModule {}
