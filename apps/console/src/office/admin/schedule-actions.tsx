import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { PublishRuleDialog } from './publish-rule';
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
  const { id, enabled, name, kind, store } = schedule;
  const mayRule = useMay()('report:publish') && kind === 'report-publish';
  const [isRuling, setRuling] = useState(false);
  return (
    <Space size={0} wrap>
      {[pause, resume, runNow].map(({ problem, clear }, index) => (
        <ProblemAlert key={index} problem={problem} onClose={clear} />
      ))}
      <Button size="small" type="text" onClick={onHistory}>
        {t('schedules.history')}
      </Button>
      {mayRule && store && (
        <Button size="small" type="text" onClick={() => setRuling(true)}>
          {t('publishRule.open')}
        </Button>
      )}
      {isRuling && store && <PublishRuleDialog store={store} onClose={() => setRuling(false)} />}
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
