import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { robotMessage, robotRefusal, webhookRefusal, webhookRequest } from './message.rules.js';

const at = new Date(1_700_000_000_000);

describe('robots', () => {
  test('DingTalk’s signature stands in the address', () => {
    const { url, body } = robotMessage(
      'dingtalk',
      'https://oapi.dingtalk.com/robot/send?access_token=t',
      'SECtest',
      ['一', '二'],
      at,
    );
    expect(new URL(url).searchParams.get('timestamp')).toBe('1700000000000');
    expect(url).toContain('sign=aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D');
    expect(JSON.parse(body)).toEqual({ msgtype: 'text', text: { content: '一\n二' } });
  });

  test('Feishu’s stands in the body, over an empty text', () => {
    const { body } = robotMessage(
      'feishu',
      'https://open.feishu.cn/open-apis/bot/v2/hook/x',
      'testsecret',
      ['一'],
      at,
    );
    expect(JSON.parse(body)).toEqual({
      timestamp: '1700000000',
      sign: 'AOc8oJ7//5OlQlfWC3nRL0R+IkuzcD1FKcAyibRK9Q8=',
      msg_type: 'text',
      content: { text: '一' },
    });
  });

  test('WeCom has none, and a text of 2,048 bytes at most; what does not fit is counted', () => {
    const lines = Array.from({ length: 20 }, (_, n) => `${n} ${'字'.repeat(60)}`);
    const { body } = robotMessage('wecom', 'https://qyapi.weixin.qq.com/x', null, lines, at);
    const { content } = (JSON.parse(body) as { text: { content: string } }).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content.split('\n').at(-1)).toBe('… +10');
  });

  test.each([
    ['dingtalk', 200, '{"errcode":0,"errmsg":"ok"}', null],
    ['dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}', '310000 sign not match'],
    ['wecom', 200, '{"errcode":45009,"errmsg":"api freq out of limit"}', '45009 api freq out of limit'],
    ['feishu', 200, '{"code":0,"msg":"success"}', null],
    ['feishu', 200, '{"code":19021,"msg":"sign match fail"}', '19021 sign match fail'],
    ['wecom', 502, 'bad gateway', 'HTTP 502'],
    ['wecom', 200, '<html>', 'no JSON'],
  ] as const)('%s answers %s %s', (kind, status, answer, refusal) => {
    expect(robotRefusal(kind, status, answer)).toBe(refusal);
  });
});

test('a webhook is signed over its id, time and body', () => {
  const event = {
    id: 'e',
    type: 'report.published',
    at: 'now',
    storeId: null,
    subjectId: 's',
    sentence: '',
    url: null,
    data: {},
  };
  const { body, headers } = webhookRequest(event, 'whsec_c2VjcmV0', at);
  const signed = createHmac('sha256', 'secret').update(`e.1700000000.${body}`).digest('base64');
  expect(headers).toEqual({
    'webhook-id': 'e',
    'webhook-timestamp': '1700000000',
    'webhook-signature': `v1,${signed}`,
  });
  expect([200, 204, 302, 500].map(webhookRefusal)).toEqual([null, null, 'HTTP 302', 'HTTP 500']);
});
