import { Col, Form, InputNumber, Row, Select } from 'antd';
import { promotionFrequencies, serviceTypes } from '@zuoxi/vocabulary';
import { useT } from '../../i18n/office';
import { MinuteField } from '../../ui/fields';
import { HolidaysField } from './holidays-field';
import { TrafficField } from './traffic-field';

/** The facts that sizing stands on; used for a new lead and for a change of an old one. */
export function ProfileFields({ columns }: { columns: 1 | 2 }) {
  const t = useT();
  const span = 24 / columns;
  return (
    <>
      <Row gutter={16}>
        <Col span={span}>
          <Form.Item
            name={['profile', 'averageDailyInquiries']}
            label={t('profile.averageDailyInquiries')}
            tooltip={t('profile.averageHint')}
          >
            <InputNumber min={0} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={span}>
          <Form.Item name={['profile', 'presaleAgents']} label={t('profile.presaleAgents')}>
            <InputNumber min={0} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={span}>
          <Form.Item
            name={['profile', 'serviceStartMinute']}
            label={t('profile.start')}
            rules={[{ required: true }]}
          >
            <MinuteField />
          </Form.Item>
        </Col>
        <Col span={span}>
          <Form.Item
            name={['profile', 'serviceEndMinute']}
            label={t('profile.end')}
            rules={[{ required: true }]}
          >
            <MinuteField />
          </Form.Item>
        </Col>
        <Col span={span}>
          <Form.Item name={['profile', 'mealBreaks']} label={t('profile.mealBreaks')}>
            <InputNumber min={0} max={4} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={span}>
          <Form.Item name={['profile', 'mealBreakMinutes']} label={t('profile.mealBreakMinutes')}>
            <InputNumber min={0} max={180} step={15} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={span}>
          <Form.Item name={['profile', 'serviceType']} label={t('share.serviceType')}>
            <Select options={serviceTypes.map((value) => ({ value, label: t(`serviceType.${value}`) }))} />
          </Form.Item>
        </Col>
        <Col span={span}>
          <Form.Item name={['profile', 'promotionFrequency']} label={t('profile.promotions')}>
            <Select
              options={promotionFrequencies.map((value) => ({ value, label: t(`promotion.${value}`) }))}
            />
          </Form.Item>
        </Col>
        <Col span={24}>
          <HolidaysField name={['profile', 'servedHolidays']} />
        </Col>
      </Row>
      <Form.Item
        name={['profile', 'trafficCsv']}
        label={t('profile.traffic')}
        extra={t('profile.trafficHint')}
      >
        <TrafficField />
      </Form.Item>
    </>
  );
}
