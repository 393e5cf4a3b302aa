import { connect as open, type Mongoose } from 'mongoose';

export function connect(url: string): Promise<Mongoose> {
  return open(url, { maxPoolSize: 5 });
}
