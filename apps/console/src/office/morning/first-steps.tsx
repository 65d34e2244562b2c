import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Button, Card, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FirstStepsQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { firstStepsDocument } from './documents';

type Step = FirstStepsQuery['firstSteps'][number];
const hiddenKey = 'zuoxi.first-steps-hidden';

/** Where a step is taken. */
function StepLink({ step, children }: { step: Step; children: ReactNode }) {
  const { name, storeId, on } = step;
  if (name === 'store') return <Link to="/stores/take-over">{children}</Link>;
  if (name === 'agents') return <Link to="/agents">{children}</Link>;
  if (name === 'reader') return <Link to="/members">{children}</Link>;
  if (!storeId) return children;
  if (name === 'report' && on) {
    return (
      <Link to="/reports/$storeId/$on" params={{ storeId, on }}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/imports" search={{ store: storeId }}>
      {children}
    </Link>
  );
}

/** The way to the first published report; it goes by itself once that way is walked. */
export function FirstSteps() {
  const t = useT();
  const [hidden, setHidden] = useState(() => localStorage.getItem(hiddenKey) !== null);
  const { data } = useQuery(firstStepsDocument, { fetchPolicy: 'cache-and-network', skip: hidden });
  const steps = data?.firstSteps ?? [];
  const next = steps.find(({ done }) => !done);
  if (hidden || !next) return null;
  const hide = () => {
    localStorage.setItem(hiddenKey, '1');
    setHidden(true);
  };
  return (
    <Card
      size="small"
      style={{ marginBottom: 12 }}
      title={t('firstSteps.title', {
        done: steps.filter(({ done }) => done).length,
        count: steps.length,
      })}
      extra={
        <Button type="link" size="small" onClick={hide}>
          {t('firstSteps.hide')}
        </Button>
      }
    >
      <Flex component="ol" vertical gap={8} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {steps.map((step, index) => (
          <li key={step.name} aria-current={step === next ? 'step' : undefined}>
            <span style={{ color: step.done ? 'var(--good)' : 'var(--soft)' }}>
              {step.done ? '✓' : `${index + 1}.`}
            </span>{' '}
            {step.done ? (
              <span style={{ color: 'var(--soft)' }}>{t(`firstSteps.${step.name}`)}</span>
            ) : (
              <StepLink step={step}>
                {step === next ? <b>{t(`firstSteps.${step.name}`)}</b> : t(`firstSteps.${step.name}`)}
              </StepLink>
            )}
            {step === next && <div style={{ color: 'var(--soft)' }}>{t(`firstSteps.${step.name}Hint`)}</div>}
          </li>
        ))}
      </Flex>
    </Card>
  );
}
