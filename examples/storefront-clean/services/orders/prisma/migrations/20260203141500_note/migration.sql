-- AlterTable
ALTER TABLE "orders"."orders" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';
