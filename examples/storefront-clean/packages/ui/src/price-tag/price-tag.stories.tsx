import type { Meta, StoryObj } from '@storybook/react';
import { PriceTag } from './price-tag';

const meta: Meta<typeof PriceTag> = { component: PriceTag };
export default meta;

export const Euro: StoryObj<typeof PriceTag> = { args: { price: { amount: 2490, currency: 'EUR' }, locale: 'de-DE' } };
export const Yen: StoryObj<typeof PriceTag> = { args: { price: { amount: 4100, currency: 'JPY' }, locale: 'ja-JP' } };
