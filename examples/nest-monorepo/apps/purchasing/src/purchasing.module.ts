import { DatabaseModule } from '@app/common';
import { HealthModule } from '@app/common/health/health.module';
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Order } from './orders/order.entity';
import { OrdersController } from './orders/orders.controller';
import { OrdersService } from './orders/orders.service';
import { Supplier } from './suppliers/supplier.entity';
import { SuppliersController } from './suppliers/suppliers.controller';
import { SuppliersService } from './suppliers/suppliers.service';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    DatabaseModule.forRoot(),
    HealthModule,
    TypeOrmModule.forFeature([Order, Supplier]),
    ClientsModule.register([{ name: 'INVENTORY_EVENTS', transport: Transport.RMQ, options: { queue: 'inventory' } }]),
  ],
  controllers: [OrdersController, SuppliersController],
  providers: [OrdersService, SuppliersService],
})
export class PurchasingModule {}
