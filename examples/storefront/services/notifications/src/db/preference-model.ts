import type { Preferences } from '@storefront/notifications-contracts';
import { Schema, model } from 'mongoose';

const channels = { type: [String], default: ['email'] };

const preferenceSchema = new Schema<Preferences>({
  customerId: { type: String, required: true, unique: true },
  email: { type: String, required: true },
  orders: channels,
  shipments: channels,
}, { timestamps: true });

export const PreferenceModel = model<Preferences>('Preference', preferenceSchema);
