import { Alert, Button, Checkbox, Descriptions, Typography } from 'antd';
import type { ImportKind } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import type { ImportPreview } from './import-api';

interface Props {
  readonly preview: ImportPreview;
  readonly confirmed: boolean;
  readonly onConfirm: (confirmed: boolean) => void;
  readonly onKind: (kind: ImportKind) => void;
}

/** Whether a person has to say that the file is this shop's. */
export const needsConfirmation = ({ questions }: ImportPreview): boolean =>
  questions.some(({ code }) => code !== 'KIND_OTHER');

/** What an import would do, and what makes the file look as if it belonged elsewhere. */
export function TrialPanel({ preview, confirmed, onConfirm, onKind }: Props) {
  const t = useT();
  const { trial, questions, warnings, unknownWords } = preview;
  const counts =
    trial &&
    ([
      ['imports.read', trial.rows],
      ['imports.accepted', trial.accepted],
      ['imports.changed', trial.changed],
      ['imports.known', trial.known],
      ['imports.outdated', trial.outdated],
      ['imports.conflict', trial.conflicts],
      ['imports.rejected', trial.rejected],
      ['imports.summaryRows', trial.summary],
    ] as const);
  const said = [
    ...warnings.map(({ message }) => message),
    ...unknownWords.map(({ field, word, rows }) =>
      t(field === 'sender' ? 'imports.unknownSender' : 'imports.unknownType', { word, count: rows }),
    ),
  ];
  return (
    <>
      {questions.map(({ code, kind, message }) => (
        <Alert
          key={code}
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={message}
          action={
            kind && (
              <Button size="small" onClick={() => onKind(kind)}>
                {t('imports.asKind', { kind: t(`importKind.${kind}`) })}
              </Button>
            )
          }
        />
      ))}
      {needsConfirmation(preview) && (
        <Checkbox
          checked={confirmed}
          style={{ marginBottom: 12 }}
          onChange={(event) => onConfirm(event.target.checked)}
        >
          {t('imports.isOurs')}
        </Checkbox>
      )}
      {said.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('imports.warnings')}
          description={said.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
        />
      )}
      {counts && (
        <>
          <Typography.Text type="secondary">
            {trial.isWhole ? t('imports.trialWhole') : t('imports.trialPart', { count: trial.rows })}
            {trial.fromOn &&
              t('imports.trialDays', {
                days: trial.fromOn === trial.toOn ? trial.fromOn : `${trial.fromOn} – ${trial.toOn}`,
              })}
          </Typography.Text>
          <Descriptions
            size="small"
            column={{ xs: 2, sm: 4, lg: 8 }}
            style={{ marginBottom: 12 }}
            items={counts.map(([key, value]) => ({ key, label: t(key), children: value }))}
          />
        </>
      )}
    </>
  );
}
