import { describe, expect, it } from '@jest/globals';
import { getMetric, isMature, metricFor, metricOfPromise, METRICS, sourceFor } from './dictionary.js';

describe('the dictionary', () => {
  it('has unique ids, both languages everywhere and a dated decision', () => {
    expect(new Set(METRICS.map((metric) => metric.id)).size).toBe(METRICS.length);
    for (const metric of METRICS) {
      expect(metric.id).toBe(`${metric.key}@${metric.version}`);
      for (const text of [
        metric.name,
        metric.formula,
        metric.numerator,
        metric.sender,
        ...metric.exclusions,
      ]) {
        expect(text.zh).not.toBe('');
        expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
      }
      // A source may be no more than an address, or name a column of the platform's export.
      expect(metric.source.reference.zh).toMatch(/[\u4e00-\u9fff]|^[\w./]+$/);
      expect(metric.source.reference.en).not.toBe('');
      expect(metric.decision).toMatch(/^\d{4}-\d\d-\d\d: /);
    }
  });

  it('names a platform’s interface as its source to shops of that platform alone', () => {
    for (const metric of METRICS.filter(({ platforms }) => platforms.includes('jd')))
      expect([metric.id, metric.source.reference.zh]).toEqual([
        metric.id,
        expect.not.stringMatching(/淘宝|taobao/),
      ]);
    for (const key of ['recv_users@1', 'recv_users@2', 'noreply_users@1']) {
      expect(Object.keys(getMetric(key).sourceOf)).toEqual(['taobao', 'tmall']);
      expect(sourceFor(getMetric(key), 'tmall').reference.zh).toMatch(/taobao\.wangwang/);
      for (const platform of ['jd', 'pdd', 'douyin', 'generic', null] as const)
        expect(sourceFor(getMetric(key), platform).reference.zh).toBe('本系统定义，按聊天记录计算');
    }
  });

  it('never has two versions of a key in force for one purpose on one day', () => {
    for (const metric of METRICS) {
      const others = METRICS.filter(
        (other) =>
          other.key === metric.key && other.purpose === metric.purpose && other.version > metric.version,
      );
      for (const other of others) {
        expect(metric.validTo).not.toBeNull();
        expect(other.validFrom! > metric.validTo!).toBe(true);
      }
    }
  });

  it.each([
    'consult_users',
    'recv_users',
    'noreply_users',
    'first_response_avg',
    'avg_resp',
    'avg_resp_tb',
    'avg_resp_jd',
    'avg_resp_pdd',
    'avg_resp_dy',
    'resp3m_tb',
    'reply3m_dy_msg',
    'reply3m_dy_sess',
    'reply3m_pdd',
    'first30_jd',
    'orders',
    ...[
      'inquiry_users',
      'conv_next',
      'conv_final',
      'shop_sales',
      'cs_sales',
      'silent',
      'cs_share',
      'paying_users',
    ],
    ...['aov', 'items_per', 'refund_amt', 'refund_users', 'net_sales'],
    'aftersale_count',
    'qc_cov',
    'seat_cov',
    'reply_ratio',
    'robot_rounds',
  ])('defines %s', (key) => {
    expect(getMetric(`${key}@1`).key).toBe(key);
  });

  it('refuses an id that was never defined', () => {
    expect(() => getMetric('resp3m_tb@9')).toThrow('Unknown metric resp3m_tb@9');
  });
});

describe('metricFor', () => {
  it.each([
    ['tmall', 'three-minute', '2023-12-31', 'resp3m_tb@1'],
    ['tmall', 'three-minute', '2024-01-01', 'resp3m_tb@2'],
    ['taobao', 'average-response', '2026-11-21', 'avg_resp_tb@1'],
    ['jd', 'thirty-second', '2026-11-21', 'first30_jd@1'],
    ['jd', 'three-minute', '2026-11-21', 'resp3m@1'],
    ['pdd', 'three-minute', '2026-11-21', 'reply3m_pdd@1'],
    ['douyin', 'three-minute', '2026-11-21', 'reply3m_dy_sess@1'],
    ['douyin', 'three-minute-message', '2026-11-21', 'reply3m_dy_msg@1'],
    ['generic', 'average-response', '2026-11-21', 'avg_resp@1'],
    ['pdd', 'consulted', '2026-11-21', 'consult_users@1'],
    ['tmall', 'received', '2026-11-21', 'recv_users@2'],
    ['tmall', 'receptions', '2026-11-21', 'recv_users@1'],
  ] as const)('%s %s on %s is %s', (platform, purpose, on, id) => {
    expect(metricFor(platform, purpose, on)?.id).toBe(id);
  });

  it('says that Tmall and Douyin have no 30-second rate', () => {
    expect(metricFor('tmall', 'thirty-second', '2026-11-21')).toBeNull();
    expect(metricFor('douyin', 'thirty-second', '2026-11-21')).toBeNull();
  });
});

describe('metricOfPromise', () => {
  it.each([
    ['tmall', 'resp3m_tb@1', '2026-11-21', 'resp3m_tb@2'],
    ['tmall', 'resp3m_tb@2', '2023-06-01', 'resp3m_tb@1'],
    ['jd', 'first30_jd@1', '2026-11-21', 'first30_jd@1'],
    ['jd', 'qc_cov@1', '2026-11-21', 'qc_cov@1'],
  ] as const)('%s %s on %s is measured by %s', (platform, promised, on, id) => {
    expect(metricOfPromise(platform, promised, on)?.id).toBe(id);
  });

  it.each([
    ['jd', 'resp3m_tb@2'],
    ['tmall', 'resp3m@1'],
    ['pdd', 'resp30_pdd@1'],
    ['tmall', 'resp3m_tb@9'],
  ] as const)('on %s nothing measures %s', (platform, promised) => {
    expect(metricOfPromise(platform, promised, '2026-11-21')).toBeNull();
  });
});

describe('isMature', () => {
  it('a day is never final on itself; conversion takes until the day after the next', () => {
    expect(isMature(getMetric('consult_users@1'), '2026-11-21', '2026-11-21')).toBe(false);
    expect(isMature(getMetric('consult_users@1'), '2026-11-21', '2026-11-22')).toBe(true);
    expect(isMature(getMetric('conv_next@1'), '2026-12-31', '2027-01-01')).toBe(false);
    expect(isMature(getMetric('conv_next@1'), '2026-12-31', '2027-01-02')).toBe(true);
  });
});
