import { DomainError } from '@app/common';
import { forwardRef, Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { OrdersService } from '../orders/orders.service';
import { Supplier } from './supplier.entity';

@Injectable()
export class SuppliersService {
  constructor(
    @InjectRepository(Supplier) private readonly suppliers: Repository<Supplier>,
    @Inject(forwardRef(() => OrdersService)) private readonly orders: OrdersService,
  ) {}

  async assertActive(supplierId: string): Promise<void> {
    const { active, title } = await this.suppliers.findOneByOrFail({ id: supplierId });
    if (!active) throw new DomainError('supplier-inactive', `${title} takes no orders.`);
  }

  async deactivate(supplierId: string): Promise<void> {
    const open = await this.orders.openOf(supplierId);
    if (open.length > 0) throw new DomainError('supplier-has-orders', `${open.length} orders are still open.`);
    await this.suppliers.update(supplierId, { active: false });
  }
}
