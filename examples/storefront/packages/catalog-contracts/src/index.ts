export { productSchema, type Product } from './product';
export { reservationSchema, type Reservation } from './reservation';
export { catalogRoutes } from './routes';
export { productBackInStock, type ProductBackInStock } from './events';
