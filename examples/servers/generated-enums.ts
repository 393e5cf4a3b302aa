/** Stands in for the enums that `prisma generate` would write: each member has its name for a value. */
export const OrderState: Readonly<Record<string, string>> = new Proxy({}, { get: (_, member) => String(member) });
