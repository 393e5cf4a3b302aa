import { createTransport } from 'nodemailer';
import type { Message } from '../templates/message';

export interface Mailer {
  send(to: string, message: Message): Promise<void>;
}

export function createMailer(smtpUrl: string): Mailer {
  const transport = createTransport(smtpUrl);
  return {
    async send(to, { subject, text }) {
      await transport.sendMail({ from: 'shop@storefront.example', to, subject, text });
    },
  };
}
