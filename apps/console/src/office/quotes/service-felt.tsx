import { Col, Row, Statistic } from 'antd';
import { formatRate, formatSeconds } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { Preview } from './use-offer';

/** What the buyer will feel, in the platforms' own words. */
export function ServiceFelt({ sizing, target }: { sizing: Preview['sizing']; target: string }) {
  const t = useT();
  const locale = useLocale();
  const missed = Number(sizing.threeMinuteRate) < Number(target);
  return (
    <Row gutter={12} style={{ margin: '8px 0' }}>
      <Col span={8}>
        <Statistic
          title={t('shop.rate3m')}
          value={`${missed ? '✗ ' : '✓ '}${formatRate(sizing.threeMinuteRate)}`}
          styles={{ content: { color: missed ? 'var(--bad)' : 'var(--good)', fontSize: 20 } }}
        />
      </Col>
      <Col span={8}>
        <Statistic
          title={t('shop.firstResponse')}
          value={formatSeconds(sizing.firstResponseSeconds, locale)}
          styles={{ content: { fontSize: 20 } }}
        />
      </Col>
      <Col span={8}>
        <Statistic
          title={t('workbench.occupancy')}
          value={formatRate(sizing.occupancy)}
          styles={{ content: { fontSize: 20 } }}
        />
      </Col>
    </Row>
  );
}
