import type { PublicAddress } from '@zuoxi/platform/address';
import { createTransport } from 'nodemailer';
import type { Outcome } from '../delivery/delivery.service.js';

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
interface Envelope {
  readonly to: { readonly name: string; readonly address: string };
  /** The same for the same letter, however often it is sent. */
  readonly messageId: string;
  /** Where one click ends such mail; null: it cannot be ended. */
  readonly unsubscribeUrl: string | null;
}

const waitMs = 10_000;
/** Shorter than a lease: whoever is still sending when it ends would send twice. */
const mostMs = 45_000;

/** Takes letters to the installation's mail server (`ZUOXI_SMTP_URL`, `ZUOXI_MAIL_FROM`). */
export class Mailer {
  constructor(
    private readonly address: PublicAddress,
    private readonly url: string | undefined,
    private readonly from: string | undefined,
  ) {}

  /** Mail without a way back into the product, or out of the mail, is not sent. */
  get isOn(): boolean {
    return Boolean(this.url && this.from) && this.address.isKnown;
  }

  async send({ to, messageId, unsubscribeUrl }: Envelope, letter: Letter): Promise<Outcome> {
    const transport = createTransport({
      url: this.url ?? '',
      connectionTimeout: waitMs,
      greetingTimeout: waitMs,
      socketTimeout: waitMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const tooLong = Promise.withResolvers<never>();
    const timer = setTimeout(() => tooLong.reject(Object.assign(new Error(), { code: 'ETIMEDOUT' })), mostMs);
    try {
      const sent = transport.sendMail({
        ...letter,
        textEncoding: 'base64',
        to,
        from: this.from ?? '',
        messageId: `<${messageId}@${this.address.host}>`,
        headers: unsubscribeUrl ? unsubscribing(unsubscribeUrl) : {},
      });
      await Promise.race([sent, tooLong.promise]);
      return { failure: null };
    } catch (error) {
      return refusalOf(error as SmtpError);
    } finally {
      clearTimeout(timer);
      transport.close();
    }
  }
}

/** RFC 8058: mail programs offer it as a button, and ask by POST. */
const unsubscribing = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** A server's 5xx is its last word about this letter; about who sends it, the operator has a word too. */
function refusalOf({ code, command = '', response, responseCode = 0, name }: SmtpError): Outcome {
  const isFinal = responseCode >= 500 && !command.startsWith('AUTH');
  return { failure: (response ?? code ?? name).slice(0, 300), isFinal };
}
