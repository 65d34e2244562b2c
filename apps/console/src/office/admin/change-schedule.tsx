import { recurrences } from '@zuoxi/vocabulary';
import { Checkbox, Form, InputNumber, Modal, Segmented, Select } from 'antd';
import type { ChangeScheduleInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { ClockField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { changeScheduleDocument, type Schedule } from './schedule-documents';

type Values = Omit<ChangeScheduleInput, 'id'>;

const intervals = [5, 10, 15, 30, 60, 120, 240, 360, 720];
const days = [1, 2, 3, 4, 5, 6, 7] as const;

export function ChangeSchedule({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const change = useAction(changeScheduleDocument);
  useMarkedFields(form, change.problem);
  const { recurrence, atMinute, weekdays, monthDay, everyMinutes } = schedule;
  const chosen: Values['recurrence'] = Form.useWatch('recurrence', form) ?? recurrence;
  async function submit(values: Values) {
    if (await change.run({ input: { ...values, id: schedule.id } })) onClose();
  }
  return (
    <Modal
      open
      title={t('schedules.changeTitle', { name: schedule.name })}
      okText={t('common.save')}
      confirmLoading={change.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={change.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ recurrence, atMinute, weekdays, monthDay, everyMinutes }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="recurrence" label={t('schedules.recurrence')}>
          <Segmented
            options={recurrences.map((each) => ({ value: each, label: t(`schedules.recurrence.${each}`) }))}
          />
        </Form.Item>
        {chosen === 'interval' ? (
          <Form.Item name="everyMinutes" label={t('schedules.everyMinutes')}>
            <Select
              options={intervals.map((value) => ({ value, label: t('schedules.minutes', { count: value }) }))}
            />
          </Form.Item>
        ) : (
          <>
            {chosen === 'weekly' ? (
              <Form.Item name="weekdays" label={t('schedules.weekdays')}>
                <Checkbox.Group
                  options={days.map((value) => ({ value, label: t(`schedules.day.${value}`) }))}
                />
              </Form.Item>
            ) : (
              <Form.Item name="monthDay" label={t('schedules.monthDay')} extra={t('schedules.monthDayHint')}>
                <InputNumber min={1} max={31} precision={0} />
              </Form.Item>
            )}
            <Form.Item
              name="atMinute"
              label={t('schedules.atMinute')}
              extra={t('schedules.zone', { zone: schedule.timeZone })}
            >
              <ClockField />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
