import { expect, test } from '@jest/globals';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsString, ValidateNested } from 'class-validator';
import { buildSchema } from 'graphql';
import { resolversOf } from './contract.js';
import { contractGaps } from './contract-gaps.js';

const sdl = `
  type Query { parcels(first: Int, city: String): [Parcel!]! }
  type Mutation { send(input: SendInput!): Parcel! }
  type Parcel { id: ID! city: String! weight: Float! }
  input SendInput { city: String note: String lines: [LineInput!] }
  input LineInput { what: String }
`;
resolversOf<object, object, object>({ Parcel: ['id', 'city'] });

class LineInput {
  @IsOptional()
  @IsString()
  what?: string | null;
}
class SendInput {
  @IsOptional()
  @IsString()
  city?: string | null;
  @IsOptional()
  @IsString()
  note?: string | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => LineInput)
  lines?: LineInput[] | null;
}
class ParcelsArgs {
  @IsOptional()
  first?: number | null;
  @IsOptional()
  city?: string | null;
}

@Resolver('Parcel')
class ParcelResolver {
  @Query('parcels')
  parcels(@Args() _: ParcelsArgs) {
    return [];
  }
  @Mutation('send')
  send(@Args('input') _: SendInput) {
    return null;
  }
  @ResolveField('weight')
  weight() {
    return 1;
  }
}

const gapsOf = (text: string, instances: readonly object[] = [new ParcelResolver()]) =>
  contractGaps(buildSchema(text), instances);

test('where everything fits there are none', () => {
  expect(gapsOf(sdl)).toEqual([]);
});

test('a resolver that no module provides is missed', () => {
  expect(gapsOf(sdl, [])).toEqual([
    'Query.parcels: no resolver and no property',
    'Mutation.send: no resolver and no property',
    'Parcel.weight: no resolver and no property',
  ]);
});

test.each([
  ['weight: Float!', 'mass: Float!', ['Parcel.mass: no resolver and no property']],
  ['city: String!', 'town: String!', ['Parcel.town: no resolver and no property']],
  [
    'note: String',
    'remark: String',
    [
      'Mutation.send(input): SendInput.note is not in the SDL',
      'Mutation.send(input): SendInput does not validate remark',
    ],
  ],
  [
    'what: String',
    'item: String',
    [
      'Mutation.send(input).lines: LineInput.what is not in the SDL',
      'Mutation.send(input).lines: LineInput does not validate item',
    ],
  ],
  [
    'city: String)',
    'town: String)',
    [
      'Query.parcels (ParcelResolver.parcels): ParcelsArgs.city is not in the SDL',
      'Query.parcels (ParcelResolver.parcels): ParcelsArgs does not validate town',
    ],
  ],
  [
    'send(input:',
    'send(parcel:',
    [
      'Mutation.send (ParcelResolver.send): takes input, which is no argument',
      'Mutation.send(parcel): nothing takes it',
    ],
  ],
])('%s renamed to %s in the SDL alone is told', (from, to, gaps) => {
  expect(gapsOf(sdl.replace(from, to))).toEqual(gaps);
});

test('an argument object without a class has nothing that validates it', () => {
  @Resolver('Parcel')
  class Loose extends ParcelResolver {
    @Query('parcels')
    override parcels(@Args() _: { first?: number }) {
      return [];
    }
  }
  expect(gapsOf(sdl, [new ParcelResolver(), new Loose()])).toEqual([
    'Query.parcels (Loose.parcels): its arguments have no class that validates them',
  ]);
});
