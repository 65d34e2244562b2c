import { Button, Form, InputNumber, Slider } from 'antd';
import { useT } from '../../i18n/office';
import { RateField } from '../../ui/fields';
import type { Offer } from './use-offer';

interface Props {
  readonly offer: Offer;
  readonly seats: number;
  /** As it was sized: of the offer, or what its seats are expected to keep. */
  readonly threeMinuteTarget: string;
  readonly onChange: (offer: Offer) => void;
}

const mostSeats = 60;

/** Service and seats: moving one lets the other follow. */
export function OfferControls({ offer, seats, threeMinuteTarget, onChange }: Props) {
  const t = useT();
  const target = Number((Number(offer.threeMinuteTarget ?? threeMinuteTarget) * 100).toFixed(1));
  return (
    <Form layout="vertical">
      <Form.Item label={t('workbench.target', { rate: target.toFixed(1) })} style={{ marginBottom: 4 }}>
        <Slider
          min={70}
          max={99.5}
          step={0.5}
          value={target}
          ariaLabelForHandle={t('shop.rate3m')}
          onChange={(percent: number) =>
            onChange({ ...offer, threeMinuteTarget: String(Number((percent / 100).toFixed(4))), seats: null })
          }
        />
      </Form.Item>
      <Form.Item
        label={
          <>
            {t('workbench.seatsChosen', { count: offer.seats ?? seats })}
            {offer.seats == null ? (
              <span style={{ color: 'var(--soft)' }}>
                {t('common.about', { what: '', more: t('workbench.auto') })}
              </span>
            ) : (
              <Button
                type="link"
                size="small"
                onClick={() => onChange({ ...offer, threeMinuteTarget, seats: null })}
              >
                {t('workbench.backToAuto')}
              </Button>
            )}
          </>
        }
        style={{ marginBottom: 4 }}
      >
        <Slider
          min={1}
          max={Math.min(mostSeats, Math.max(12, seats * 2))}
          value={offer.seats ?? seats}
          ariaLabelForHandle={t('workbench.seats')}
          onChange={(count: number) => onChange({ ...offer, seats: count, threeMinuteTarget: null })}
        />
      </Form.Item>
      <Form.Item label={t('share.months')} layout="horizontal" style={{ marginBottom: 4 }}>
        <InputNumber
          min={1}
          max={36}
          precision={0}
          value={offer.months}
          aria-label={t('share.months')}
          onChange={(months) => onChange({ ...offer, months: months ?? 12 })}
        />
      </Form.Item>
      <Form.Item label={t('share.discount')} layout="horizontal" style={{ marginBottom: 8 }}>
        <div style={{ width: 110 }}>
          <RateField
            value={offer.discount}
            ariaLabel={t('share.discount')}
            onChange={(discount) => onChange({ ...offer, discount })}
          />
        </div>
      </Form.Item>
    </Form>
  );
}
