import { Tag } from 'antd';
import { useT } from '../../i18n/office';
import type { ScheduleRun } from './schedule-documents';

const colours = { queued: 'default', running: 'blue', done: 'green', nothing: 'default', failed: 'red' };

export function RunState({ state }: Pick<ScheduleRun, 'state'>) {
  const t = useT();
  return <Tag color={colours[state]}>{t(`schedules.state.${state}`)}</Tag>;
}
