import { Button, Card, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { formatDateTime, today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { answerReportQuestionDocument } from './documents';
import type { Report } from './documents';

type Question = Report['questions'][number];

function Answer({ question }: { question: Question }) {
  const t = useT();
  const draftKey = `zuoxi.draft.answer.${question.id}`;
  const [answer, setAnswer] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const send = useAction(answerReportQuestionDocument);
  async function submit() {
    if (await send.run({ input: { id: question.id, answer } })) sessionStorage.removeItem(draftKey);
  }
  return (
    <>
      <ProblemAlert problem={send.problem} onClose={send.clear} />
      <Input.TextArea
        rows={2}
        maxLength={2000}
        value={answer}
        aria-label={t('reports.answer')}
        placeholder={t('reports.answerHint')}
        onChange={(event) => {
          setAnswer(event.target.value);
          sessionStorage.setItem(draftKey, event.target.value);
        }}
      />
      <Button
        size="small"
        type="primary"
        style={{ marginTop: 6 }}
        disabled={answer.trim() === ''}
        loading={send.busy}
        onClick={() => void submit()}
      >
        {t('reports.answer')}
      </Button>
    </>
  );
}

/** What came back from the shop: who read the day, what it asks; the account manager answers here. */
export function ShopResponses({ report }: { report: Report }) {
  const t = useT();
  const may = useMay();
  if (report.status !== 'published' && report.questions.length === 0) return null;
  return (
    <Card size="small" title={t('reports.fromShop')} style={{ marginTop: 12 }}>
      {report.acknowledgements.length === 0 && (
        <Typography.Text type="secondary">{t('reports.notRead')}</Typography.Text>
      )}
      {report.acknowledgements.map((each) => (
        <div key={each.name + each.at}>
          ✓ {t('shop.acknowledgedBy', { name: each.name, at: formatDateTime(each.at) })}
        </div>
      ))}
      <Flex vertical gap={12} style={{ marginTop: report.questions.length ? 12 : 0 }}>
        {report.questions.map((question) => (
          <div key={question.id}>
            <div style={{ whiteSpace: 'pre-wrap' }}>
              {question.metricName && <strong>{t('common.says', { who: question.metricName })}</strong>}
              {question.text}
            </div>
            <Typography.Text type="secondary">
              {question.askedBy} · {formatDateTime(question.askedAt)}
            </Typography.Text>
            {question.answer ? (
              <div style={{ borderLeft: '3px solid var(--ant-color-primary)', paddingLeft: 8, marginTop: 4 }}>
                <div style={{ whiteSpace: 'pre-wrap' }}>{question.answer}</div>
                <Typography.Text type="secondary">
                  {question.answeredBy} · {formatDateTime(question.answeredAt)}
                </Typography.Text>
              </div>
            ) : (
              <>
                <div>
                  <Typography.Text type={question.dueOn < today() ? 'danger' : 'secondary'}>
                    {t('shop.answerDue', { on: question.dueOn })}
                  </Typography.Text>
                </div>
                {may('report:publish') && <Answer question={question} />}
              </>
            )}
          </div>
        ))}
      </Flex>
    </Card>
  );
}
