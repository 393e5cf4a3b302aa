import { Controller, Delete, Param } from '@nestjs/common';
import { SuppliersService } from './suppliers.service';

@Controller('suppliers')
export class SuppliersController {
  constructor(private readonly suppliers: SuppliersService) {}

  @Delete(':supplierId')
  deactivate(@Param('supplierId') supplierId: string): Promise<void> {
    return this.suppliers.deactivate(supplierId);
  }
}
