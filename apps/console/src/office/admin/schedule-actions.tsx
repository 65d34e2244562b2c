import { Button, Popconfirm, Space } from 'antd';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import {
  pauseScheduleDocument,
  resumeScheduleDocument,
  runScheduleDocument,
  type Schedule,
} from './schedule-documents';

interface Props {
  readonly schedule: Schedule;
  readonly mayWrite: boolean;
  readonly onChange: () => void;
  readonly onHistory: () => void;
}

export function ScheduleActions({ schedule, mayWrite, onChange, onHistory }: Props) {
  const t = useT();
  const pause = useAction(pauseScheduleDocument);
  const resume = useAction(resumeScheduleDocument);
  const runNow = useAction(runScheduleDocument);
  const { id, enabled, name } = schedule;
  return (
    <Space size={0} wrap>
      {[pause, resume, runNow].map(({ problem, clear }, index) => (
        <ProblemAlert key={index} problem={problem} onClose={clear} />
      ))}
      <Button size="small" type="text" onClick={onHistory}>
        {t('schedules.history')}
      </Button>
      {mayWrite && (
        <>
          <Popconfirm title={t('schedules.runAsk', { name })} onConfirm={() => runNow.run({ input: { id } })}>
            <Button size="small" type="text" loading={runNow.busy}>
              {t('schedules.runNow')}
            </Button>
          </Popconfirm>
          <Button size="small" type="text" onClick={onChange}>
            {t('schedules.change')}
          </Button>
          <Button
            size="small"
            type="text"
            loading={pause.busy || resume.busy}
            onClick={() => void (enabled ? pause : resume).run({ input: { id } })}
          >
            {enabled ? t('schedules.pause') : t('schedules.resume')}
          </Button>
        </>
      )}
    </Space>
  );
}
