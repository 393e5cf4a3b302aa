import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('purchase_orders')
export class Order {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column()
  supplierId: string;

  @Column('jsonb')
  lines: { sku: string; quantity: number; unitPrice: number }[];

  @Column({ length: 3 })
  currency: string;

  @Column({ nullable: true })
  sentAt?: Date;
}
