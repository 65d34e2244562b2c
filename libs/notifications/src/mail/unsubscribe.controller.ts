import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Public } from '@zuoxi/platform/access';
import { type EventName, eventTitle, filled, type Locale } from '@zuoxi/vocabulary';
import { escaped } from './letter.rules.js';
import { MailService } from './mail.service.js';

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): Reply;
}

const words = {
  'zh-CN': {
    ask: '不再接收“{what}”的邮件？',
    all: '全部可以退订的通知',
    yes: '不再接收',
    done: '已退订“{what}”的邮件。等您本人处理的事项仍会发邮件；可在“账号”中重新选择。',
  },
  'en-US': {
    ask: 'No more mail about “{what}”?',
    all: 'everything that can be ended',
    yes: 'No more of it',
    done: 'There will be no more mail about “{what}”. What waits for you is still sent; you can choose anew under “Account”.',
  },
} as const;

/**
 * The way out of mail, for whoever holds its link. Looking at it ends nothing, because programs that examine mail follow
 * every link; the button does, and so does the mail program's own (RFC 8058).
 */
@Controller('mail/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly mail: MailService) {}

  @Get(':token/:kind')
  @Public()
  async look(@Param('token') token: string, @Param('kind') kind: string, @Res() reply: Reply) {
    const { locale, event } = await this.mail.look(token, kind);
    const { ask, yes } = words[locale];
    return page(reply, locale, ask, event, `<form method="post"><button>${yes}</button></form>`);
  }

  @Post(':token/:kind')
  @HttpCode(200)
  @Public()
  async end(@Param('token') token: string, @Param('kind') kind: string, @Res() reply: Reply) {
    const { locale, event } = await this.mail.unsubscribe(token, kind);
    return page(reply, locale, words[locale].done, event, '');
  }
}

function page(reply: Reply, locale: Locale, text: string, event: EventName | null, more: string) {
  const what = event ? eventTitle(event, locale) : words[locale].all;
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
    .send(
      `<!doctype html><html lang="${locale}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Zuoxi</title>
<body><p>${escaped(filled(text, { what }))}</p>${more}</body></html>`,
    );
}
