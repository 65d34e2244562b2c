import { judged } from '@zuoxi/vocabulary';
import { Col, Row, Statistic } from 'antd';
import { formatCount, formatRate, formatSeconds } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { Preview } from './use-offer';

/** What the buyer will feel, in the platforms' own words. */
export function ServiceFelt({ sizing, target }: { sizing: Preview['sizing']; target: string }) {
  const t = useT();
  const locale = useLocale();
  const missed = Number(sizing.threeMinuteRate) < Number(target);
  const { busyDay } = sizing;
  const style = { content: { fontSize: 20 } };
  const busy = (value: string) => (
    <span style={{ color: 'var(--soft)', fontSize: 12 }}>{t('workbench.busyDay', { value })}</span>
  );
  return (
    <Row gutter={12} style={{ margin: '8px 0' }}>
      <Col span={8}>
        <Statistic
          title={t('shop.rate3m')}
          value={`${missed ? '✗ ' : '✓ '}${judged(sizing.threeMinuteRate, target, !missed, 'fraction', locale)}`}
          styles={{ content: { color: missed ? 'var(--bad)' : 'var(--good)', fontSize: 20 } }}
        />
        {busy(formatRate(busyDay.threeMinuteRate))}
      </Col>
      <Col span={8}>
        <Statistic
          title={t('shop.firstResponse')}
          value={formatSeconds(sizing.firstResponseSeconds, locale)}
          styles={style}
        />
        {busy(formatSeconds(busyDay.firstResponseSeconds, locale))}
      </Col>
      <Col span={8}>
        <Statistic title={t('workbench.occupancy')} value={formatRate(sizing.occupancy)} styles={style} />
        <span style={{ color: 'var(--soft)', fontSize: 12 }}>
          {t('workbench.busyInquiries', { count: formatCount(busyDay.inquiries) })}
        </span>
      </Col>
    </Row>
  );
}
