export interface PurchaseOrderDto {
  readonly id: string;
  readonly supplierId: string;
  readonly total: { readonly amount: number; readonly currency: string };
  readonly sentAt?: string;
}
