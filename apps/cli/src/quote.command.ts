import { readFile } from 'node:fs/promises';
import { readTrafficCsv } from '@zuoxi/onboarding';
import {
  checkPriceBook,
  PROMOTION_FREQUENCIES,
  type PriceBook,
  type PromotionFrequency,
  SERVICE_TYPES,
  type ServiceType,
} from '@zuoxi/pricing';
import { defaultPriceBook, priceQuote, QuoteService, reasonOf, sizeStore } from '@zuoxi/sales';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from './failure.js';
import { readJson } from './json-file.js';
import { providerOption, shareOption, wholeOption } from './options.js';
import type { Shell } from './shell.js';

interface QuoteOptions {
  store?: string;
  provider?: string;
  inquiries?: number;
  traffic?: string;
  seats?: number;
  months: number;
  discount: string;
  target: string;
  serviceType: ServiceType;
  promotions: PromotionFrequency;
  start: number;
  end: number;
  mealBreaks: number;
  mealMinutes: number;
  priceBook?: string;
}

/** Seats, people and price: of a stored shop, or of nothing but facts. */
export function quoteCommand(shell: Shell): Command {
  const { t } = shell;
  return new Command('quote')
    .description(t('测算席位、人数和报价，不保存', 'size and price without saving'))
    .option(
      '--store <slug>',
      t('用已登记的店铺资料和生效的价目表', 'use the stored profile and the price book in force'),
    )
    .addOption(providerOption(shell))
    .addOption(
      wholeOption('--inquiries <n>', t('日均咨询人数', 'inquiries on an average day'), 1, 10_000_000),
    )
    .option(
      '--traffic <file>',
      t(
        '分时咨询量 CSV（时段,咨询量；每行可为 15 分钟、半小时、1 小时或一天）',
        'CSV of inquiries per quarter, half or whole hour, or day',
      ),
    )
    .addOption(
      wholeOption(
        '--seats <n>',
        t('指定席位数；不填则按目标计算', 'seats; as many as the target needs if left out'),
        1,
        5000,
      ),
    )
    .addOption(wholeOption('--months <n>', t('合同月数', 'months of the contract'), 1, 60).default(12))
    .addOption(
      shareOption('--discount <share>', t('折扣（0.05 = 减 5%）', 'discount (0.05 is 5% off)')).default('0'),
    )
    .addOption(
      shareOption('--target <share>', t('三分钟回复率目标', 'three-minute reply rate to size for')).default(
        '0.95',
      ),
    )
    .addOption(
      new Option('--service-type <type>', t('服务类型', 'kind of service'))
        .choices(SERVICE_TYPES)
        .default('presale'),
    )
    .addOption(
      new Option('--promotions <frequency>', t('活动频率', 'how often the shop runs promotions'))
        .choices(PROMOTION_FREQUENCIES)
        .default('major_only'),
    )
    .addOption(clockOption('--start <hh:mm>', t('服务开始', 'service starts')).default(540, '09:00'))
    .addOption(
      clockOption('--end <hh:mm>', t('服务结束，可超过 24:00', 'service ends, may pass 24:00')).default(
        1440,
        '24:00',
      ),
    )
    .addOption(wholeOption('--meal-breaks <n>', t('用餐次数', 'meal breaks a day'), 0, 4).default(1))
    .addOption(
      wholeOption('--meal-minutes <n>', t('每次用餐分钟数', 'minutes of a meal break'), 0, 120).default(60),
    )
    .option(
      '--price-book <file>',
      t('价目表 JSON；不填用自带的', 'price book as JSON; the shipped one if left out'),
    )
    .action(async (options: QuoteOptions) => {
      shell.print(
        options.store ? await ofStore(shell, options, options.store) : await ofFacts(shell, options),
      );
    });
}

function ofStore(shell: Shell, options: QuoteOptions, store: string) {
  return shell.inStore({ ...options, store }, async (app, { ctx, storeId }) =>
    app.get(QuoteService).preview(ctx, {
      storeId,
      months: options.months,
      seats: options.seats ?? null,
      discount: options.discount,
      threeMinuteTarget: options.target,
    }),
  );
}

async function ofFacts({ locale }: Shell, options: QuoteOptions) {
  const table = options.traffic ? readTrafficCsv(await readFile(options.traffic, 'utf8')) : null;
  const inquiries = options.inquiries ?? table?.dailyInquiries ?? null;
  const traffic = table?.slots ?? [];
  if (!traffic.length && inquiries === null) {
    throw new CommandError(
      'FACTS_NEEDED',
      '请给出 --inquiries、--traffic 或 --store。',
      'Give --inquiries, --traffic or --store.',
    );
  }
  const book = options.priceBook ? ((await readJson(options.priceBook)) as PriceBook) : defaultPriceBook;
  checkPriceBook(book);
  const sizing = sizeStore(
    {
      averageDailyInquiries: inquiries,
      serviceStartMinute: options.start,
      serviceEndMinute: options.end,
      mealBreaks: options.mealBreaks,
      mealBreakMinutes: options.mealMinutes,
      trafficSource: 'declared',
      traffic,
    },
    options.seats,
    Number(options.target),
  );
  const priced = priceQuote(
    sizing,
    { id: options.priceBook ?? 'default', version: 1, book },
    {
      months: options.months,
      discount: options.discount,
      serviceType: options.serviceType,
      promotionFrequency: options.promotions,
    },
  );
  return { sizing, ...priced, reason: reasonOf(sizing, locale) };
}

/** `hh:mm` as minutes after midnight, up to 48:00. */
function clockOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const [, hours, minutes] = /^(\d{1,2}):(00|30)$/.exec(text) ?? [];
    const value = Number(hours) * 60 + Number(minutes);
    if (!(value <= 2880)) throw new InvalidArgumentError('hh:00, hh:30');
    return value;
  });
}
