import { DatabaseModule } from '@app/common';
import { HealthModule } from '@app/common/health/health.module';
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReceivingController } from './receiving/receiving.controller';
import { StockController } from './stock/stock.controller';
import { StockItem } from './stock/stock-item.entity';
import { StockService } from './stock/stock.service';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true }), DatabaseModule.forRoot(), HealthModule, TypeOrmModule.forFeature([StockItem])],
  controllers: [ReceivingController, StockController],
  providers: [StockService],
})
export class InventoryModule {}
