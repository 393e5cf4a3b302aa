import { Controller, Get } from '@nestjs/common';
import { OpenOrdersReport } from './open-orders/open-orders.report';
import { StockReport } from './stock/stock.report';

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly openOrders: OpenOrdersReport,
    private readonly stock: StockReport,
  ) {}

  @Get('open-orders')
  ofOpenOrders(): Promise<string> {
    return this.openOrders.print();
  }

  @Get('stock')
  ofStock(): Promise<string> {
    return this.stock.print();
  }
}
