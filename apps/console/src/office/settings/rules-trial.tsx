import { useLazyQuery } from '@apollo/client/react';
import { Alert, Button, Flex, type FormInstance, Tag } from 'antd';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { problemOf } from '../../ui/problem-of';
import { type LabourRulesTrial, labourRulesTrialDocument } from './documents';
import type { VersionValues } from './rows-of';

function Result({ trial }: { trial: LabourRulesTrial }) {
  const t = useT();
  const { broken, brokenToday, shifts, fromOn, examples } = trial;
  if (!broken)
    return <Alert type="success" showIcon title={t('settings.trialNone', { shifts, from: fromOn })} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('settings.trialBroken', { shifts, from: fromOn, broken, today: brokenToday })}
      />
      <ul style={{ maxHeight: 280, overflow: 'auto', paddingLeft: 20, margin: '8px 0' }}>
        {examples.map(({ agent, on, message, brokenToday: isOld }, index) => (
          <li key={`${agent.id} ${on} ${index}`}>
            {t('common.says', { who: agent.name })}
            {message} {isOld && <Tag>{t('settings.trialToday')}</Tag>}
          </li>
        ))}
      </ul>
      {broken > examples.length && t('settings.trialMore', { count: broken - examples.length })}
    </>
  );
}

/** Labour rules as they are typed, tried on what agents were told. */
export function RulesTrial({ form }: { form: FormInstance<VersionValues> }) {
  const t = useT();
  const [ask, { data, error, loading }] = useLazyQuery(labourRulesTrialDocument, { fetchPolicy: 'no-cache' });
  async function run() {
    await form.validateFields();
    const { rows } = form.getFieldsValue();
    const of = (name: string) => Number(rows[0]?.[name]);
    const rules = {
      ...{ minRestMinutes: of('minRestMinutes'), maxConsecutiveDays: of('maxConsecutiveDays') },
      ...{ weeklyDaysOff: of('weeklyDaysOff'), maxMinutesPerWeek: of('maxMinutesPerWeek') },
      maxMinutesPerDay: of('maxMinutesPerDay'),
    };
    await ask({ variables: { rules } }).catch(() => undefined);
  }
  return (
    <Flex vertical gap={8} style={{ marginBottom: 16 }}>
      <Button loading={loading} onClick={() => void run().catch(() => undefined)}>
        {t('settings.try')}
      </Button>
      {error ? <ProblemAlert problem={problemOf(error)} /> : data && <Result trial={data.labourRulesTrial} />}
    </Flex>
  );
}
