import { Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type FieldProblem, invalid } from '@zuoxi/platform/errors';
import { checkedInput } from '@zuoxi/platform/graphql';
import { readItems, type SetupItem, SetupPart, type SetupReading } from '@zuoxi/platform/setup';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { defaultScorecard } from './scorecard.rules.js';
import { auditedCard, type ScorecardFacts, ScorecardService } from './scorecard.service.js';

class ScorecardItemInput {
  @Matches(/^[\w-]{1,40}$/)
  key: string;
  @Length(1, 40)
  group: string;
  @Length(1, 80)
  name: string;
  @Min(0.5)
  @Max(100)
  points: number;
  @IsBoolean()
  fatal: boolean;
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(20)
  topics?: string[];
}
class ScorecardInput implements ScorecardFacts {
  @Length(1, 60)
  name: string;
  @IsInt()
  @Min(1)
  @Max(60)
  appealDays: number;
  @ValidateNested({ each: true })
  @Type(() => ScorecardItemInput)
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  items: ScorecardItemInput[];
}

/** The scorecard as the file of the set-up has it. */
@Injectable()
export class ScorecardSetupService extends SetupPart {
  constructor(private readonly scorecards: ScorecardService) {
    super();
  }

  async exported(ctx: ProviderContext): Promise<SetupItem[]> {
    const all = await this.scorecards.versions(ctx);
    const versions = all.map((card) => ({
      ...{ version: card.version, from: null, by: null, at: card.createdAt.toISOString() },
      content: contentOf(card),
    }));
    return [{ name: 'scorecard', content: contentOf(all[0] ?? defaultScorecard), versions }];
  }

  read(ctx: ProviderContext, reading: SetupReading) {
    return readItems(ctx, reading, async ({ content }) => {
      const card = checkedInput(ScorecardInput, content);
      const problems = itemProblems(card.items);
      if (problems.length) throw invalid(problems);
      const [newest] = await this.scorecards.versions(ctx);
      const input = { ...contentOf(card), basedOnVersion: newest?.version ?? 0 };
      return {
        before: auditedCard(newest ?? defaultScorecard),
        after: auditedCard(card),
        write: () => this.scorecards.publish({ ...ctx, idempotencyKey: null }, input),
      };
    });
  }
}

function itemProblems(items: readonly ScorecardItemInput[]): FieldProblem[] {
  const keys = items.map(({ key }) => key);
  return items.flatMap(({ key, points }, index) => [
    ...(keys.indexOf(key) < index ? [{ field: `items.${index}.key`, code: 'TWICE' }] : []),
    ...(Number.isInteger(points * 2) ? [] : [{ field: `items.${index}.points`, code: 'HALF_POINTS' }]),
  ]);
}

const contentOf = ({ name, appealDays, items }: ScorecardFacts): ScorecardFacts => ({
  ...{ name, appealDays },
  items: items.map(({ key, group, name: item, points, fatal, topics }) => ({
    ...{ key, group, name: item, points, fatal },
    ...(topics ? { topics } : {}),
  })),
});
