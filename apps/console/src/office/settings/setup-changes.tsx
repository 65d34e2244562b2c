import { isSettingKind, settingsByKind } from '@zuoxi/vocabulary';
import { Tag, Typography } from 'antd';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import type { SetupDifference, SetupLine } from './setup-documents';

const colours = { new: 'green', changed: 'blue', same: 'default', refused: 'red' } as const;

/** What a file of a set-up would change, part by part. */
export function SetupChanges({ difference }: { difference: SetupDifference }) {
  return (
    <>
      {difference.parts.map(({ part, name, lines }) => (
        <section key={part}>
          <Typography.Title level={5}>{name}</Typography.Title>
          {lines.map((line, index) => (
            <Line key={`${line.name} ${index}`} line={line} />
          ))}
        </section>
      ))}
    </>
  );
}

function Line({ line: { name, state, differences, reason } }: { line: SetupLine }) {
  const t = useT();
  const locale = useLocale();
  const words = isSettingKind(name) ? settingsByKind[name].name[locale] : name;
  return (
    <div style={{ marginBottom: 6, overflowWrap: 'anywhere' }}>
      <Tag color={colours[state]}>{t(`setup.state.${state}`)}</Tag>
      {words}
      {differences.map((each) => (
        <div key={each} style={{ color: 'var(--soft)', paddingLeft: 16 }}>
          {each}
        </div>
      ))}
      {reason && <div style={{ color: 'var(--soft)', paddingLeft: 16 }}>{reason}</div>}
    </div>
  );
}
