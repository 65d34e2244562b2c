import { isBusinessDate } from '@zuoxi/platform/graphql';
import { InvalidArgumentError, Option } from 'commander';
import type { Shell } from './shell.js';

export const storeOption = ({ t }: Shell): Option =>
  new Option('--store <slug>', t('店铺标识', 'slug of the store')).makeOptionMandatory();

export const providerOption = ({ t }: Shell): Option =>
  new Option(
    '--provider <id>',
    t(
      '服务商标识，仅当多个服务商有同名店铺时需要',
      'provider, needed only when several have a store of that slug',
    ),
  );

export const dateOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((text) => {
    if (!isBusinessDate(text)) throw new InvalidArgumentError('YYYY-MM-DD');
    return text;
  });

export const wholeOption = (flags: string, description: string, least: number, most: number): Option =>
  new Option(flags, description).argParser((text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`${least}–${most}`);
    return value;
  });

export const shareOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((text) => {
    if (!/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/.test(text)) throw new InvalidArgumentError('0–1');
    return text;
  });
