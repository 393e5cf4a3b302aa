import { cookies } from 'next/headers';

export async function customerId(): Promise<string> {
  const id = (await cookies()).get('customer')?.value;
  if (id === undefined) throw new Error('Nobody is signed in.');
  return id;
}
